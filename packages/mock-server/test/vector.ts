import type { MockServerSettings } from '@resetkit/mock-server';
import { expect } from 'vitest';
import type { Expected, Reply } from './reply.ts';

/** The state of the mock at the start of a vector, besides the account that all of them have. */
export interface Given<Options> {
  readonly options?: Options;
  readonly settings?: MockServerSettings;
}

/** One fact about a backend: a fresh mock, and requests whose replies are compared with those of the real server. */
export interface Vector<World, Options> extends Given<Options> {
  readonly title: string;
  run(world: World): Promise<void>;
}

/** A vector of one reply, with its status and its whole body. */
export function repliesOf<World, Options>(
  title: string,
  act: (world: World) => Promise<Reply>,
  expected: Expected,
  given: Given<Options> = {},
): Vector<World, Options> {
  return {
    title,
    ...given,
    async run(world) {
      expect(await act(world)).toEqual(expected);
    },
  };
}

/** A request that is wrong in two ways. The order of the real server's checks decides which error it answers with. */
export interface Conflict<World, Options> {
  readonly wins: string;
  readonly over: string;
  readonly options?: Options;
  act(world: World): Promise<Reply>;
  readonly expected: Expected;
}

/** The vectors of such requests. Limits are in force, because they are among the checks. */
export function whichErrorWins<World, Options>(
  conflicts: readonly Conflict<World, Options>[],
): readonly Vector<World, Options>[] {
  return conflicts.map(({ wins, over, options, act, expected }) =>
    repliesOf(`${wins} wins over ${over}`, act, expected, {
      ...(options && { options }),
      settings: { limits: 'real' },
    }),
  );
}
