import type { MockServerSettings } from '@resetkit/mock-server';
import type { FirebaseAccount, FirebaseOptions } from '@resetkit/mock-server/firebase';
import { type Vector as AnyVector, repliesOf, type TableOf, tableOf } from '../../vector.ts';
import type { World } from '../world.ts';

/** One fact about Firebase Auth. `u@example.com` exists. The service is the emulator, unless the options say otherwise. */
export type Vector = AnyVector<World, Partial<FirebaseOptions>, MockServerSettings<FirebaseAccount>>;

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, Partial<FirebaseOptions>, MockServerSettings<FirebaseAccount>>;

/** A vector for each row of a table. */
export const table: TableOf<World, Partial<FirebaseOptions>, MockServerSettings<FirebaseAccount>> = tableOf;
