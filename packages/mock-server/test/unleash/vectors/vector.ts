import type { MockServerSettings } from '@resetkit/mock-server';
import type { UnleashAccount, UnleashOptions } from '@resetkit/mock-server/unleash';
import { type Vector as AnyVector, repliesOf, type TableOf, tableOf } from '../../vector.ts';
import type { World } from '../world.ts';

/** One fact about Unleash. `u@example.com` exists, an Editor. */
export type Vector = AnyVector<World, Partial<UnleashOptions>, MockServerSettings<UnleashAccount>>;

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, Partial<UnleashOptions>, MockServerSettings<UnleashAccount>>;

/** A vector for each row of a table. */
export const table: TableOf<World, Partial<UnleashOptions>, MockServerSettings<UnleashAccount>> = tableOf;
