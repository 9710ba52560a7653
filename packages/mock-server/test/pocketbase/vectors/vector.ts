import type { MockServerSettings } from '@resetkit/mock-server';
import type { PocketbaseAccount, PocketbaseOptions } from '@resetkit/mock-server/pocketbase';
import { type Vector as AnyVector, repliesOf, type TableOf, tableOf } from '../../vector.ts';
import type { World } from '../world.ts';

type Options = Partial<PocketbaseOptions>;
type Settings = MockServerSettings<PocketbaseAccount>;

/** One fact about PocketBase. `u@example.com` exists in `users`. */
export type Vector = AnyVector<World, Options, Settings>;

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, Options, Settings>;

/** A vector for each row of a table. */
export const table: TableOf<World, Options, Settings> = tableOf;
