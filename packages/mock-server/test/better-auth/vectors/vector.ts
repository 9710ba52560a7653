import type { BetterAuthOptions } from '@resetkit/mock-server/better-auth';
import { type Vector as AnyVector, repliesOf, type TableOf, tableOf, whichErrorWins as winsOf } from '../../vector.ts';
import type { World } from '../world.ts';

/** One fact about better-auth. `u@example.com` exists. */
export type Vector = AnyVector<World, Partial<BetterAuthOptions>>;

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, Partial<BetterAuthOptions>>;

/** A vector for each row of a table. */
export const table: TableOf<World, Partial<BetterAuthOptions>> = tableOf;

/** Vectors of requests that are wrong in two ways. */
export const whichErrorWins = winsOf<World, Partial<BetterAuthOptions>>;
