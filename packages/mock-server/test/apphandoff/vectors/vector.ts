import type { AppHandoffSettings } from '@resetkit/mock-server/apphandoff';
import { type Vector as AnyVector, repliesOf, type TableOf, tableOf } from '../../vector.ts';
import type { World } from '../world.ts';

/** One fact about AppHandoff. `u@example.com` exists. */
export type Vector = AnyVector<World, AppHandoffSettings>;

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, AppHandoffSettings>;

/** A vector for each row of a table. */
export const table: TableOf<World, AppHandoffSettings> = tableOf;
