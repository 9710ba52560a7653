import type { components } from '@resetkit/sdk/pocketbase/types';
import { isoTime } from '../../core/clock.ts';
import type { AuthCollection } from './collections.ts';
import type { AuthRecord } from './record.ts';

/** A record as it sees itself, with its keys in order. */
export function viewOf(
  { id, email, verified, name = '', created, updated }: AuthRecord,
  { id: collectionId, name: collectionName, hasProfile, hasTimes }: AuthCollection,
): components['schemas']['Record'] {
  return {
    ...(hasProfile && { avatar: '' }),
    collectionId,
    collectionName,
    ...(hasTimes && { created: timeOf(created) }),
    email,
    emailVisibility: false,
    id,
    ...(hasProfile && { name }),
    ...(hasTimes && { updated: timeOf(updated) }),
    verified,
  };
}

function timeOf(ms: number): string {
  return isoTime(ms).replace('T', ' ');
}
