import type { StackAuthOptions } from '@resetkit/mock-server/stack-auth';
import { type Given as AnyGiven, type Vector as AnyVector, repliesOf, type TableOf, tableOf } from '../../vector.ts';
import type { World } from '../world.ts';

/** One fact about Stack Auth. `u@example.com` exists, with a password. */
export type Vector = AnyVector<World, Partial<StackAuthOptions>>;

/** The state at the start of a vector, besides the account. */
export type Given = AnyGiven<Partial<StackAuthOptions>>;

/** A vector of several requests. */
export function story(title: string, run: (world: World) => Promise<void>, given: Given = {}): Vector {
  return { title, ...given, run };
}

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, Partial<StackAuthOptions>>;

/** A vector for each row of a table. */
export const table: TableOf<World, Partial<StackAuthOptions>> = tableOf;
