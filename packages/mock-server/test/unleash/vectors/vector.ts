import type { UnleashOptions } from '@resetkit/mock-server/unleash';
import { type Vector as AnyVector, repliesOf } from '../../vector.ts';
import type { World } from '../world.ts';

/** One fact about Unleash. `u@example.com` exists, an Editor. */
export type Vector = AnyVector<World, Partial<UnleashOptions>>;

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, Partial<UnleashOptions>>;
