import type { MockServerSettings } from '@resetkit/mock-server';
import type { StackAuthOptions } from '@resetkit/mock-server/stack-auth';
import { expect } from 'vitest';
import type { Reply, World } from '../world.ts';

/** One fact about Stack Auth. `u@example.com` exists, with a password. */
export interface Row {
  readonly title: string;
  readonly options?: Partial<StackAuthOptions>;
  readonly settings?: MockServerSettings;
  run(world: World): Promise<void>;
}

/** What is given beside the account. */
export type Given = Pick<Row, 'options' | 'settings'>;

/** A request, and its whole answer. */
export function answers(
  title: string,
  act: (world: World) => Promise<Reply>,
  expected: Pick<Reply, 'status' | 'body'>,
  given: Given = {},
): Row {
  return {
    title,
    ...given,
    async run(world) {
      expect(await act(world)).toEqual(expected);
    },
  };
}

/** A story. */
export function tells(title: string, run: (world: World) => Promise<void>, given: Given = {}): Row {
  return { title, ...given, run };
}
