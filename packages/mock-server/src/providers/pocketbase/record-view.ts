import type { components } from '@resetkit/sdk/pocketbase/types';
import { isoTime } from '../../core/clock.ts';
import type { AuthCollection } from './collections.ts';
import type { AuthRecord } from './record.ts';

/** A record as it sees itself, with its keys in order. */
export function viewOf(
  { id, email, verified, name = '', emailVisibility = false, created, updated }: AuthRecord,
  { id: collectionId, name: collectionName, hasProfile, hasTimes }: AuthCollection,
): components['schemas']['Record'] {
  return {
    ...(hasProfile && { avatar: '' }),
    collectionId,
    collectionName,
    ...(hasTimes && { created: timeOf(created) }),
    email,
    emailVisibility,
    id,
    ...(hasProfile && { name }),
    ...(hasTimes && { updated: timeOf(updated) }),
    verified,
  };
}

/** A new record as others see it: without its address, unless it may be seen. */
export function publicViewOf(record: AuthRecord, collection: AuthCollection): components['schemas']['CreatedRecord'] {
  const whole = viewOf(record, collection);
  const { email: _hidden, ...view } = whole;
  return whole.emailVisibility ? whole : view;
}

/** A time as records have it. */
export function timeOf(ms: number): string {
  return isoTime(ms).replace('T', ' ');
}
