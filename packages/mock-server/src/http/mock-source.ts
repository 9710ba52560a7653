import type { Outline } from '../core/outline.ts';
import type { ControlledMockServer } from '../core/server.ts';

/** A mock server for a port: one that is there, or one that is made when a request needs it. */
export interface MockSource {
  /** The id of its provider. */
  readonly id: string;
  /** What is told of it until it is made. */
  readonly outline?: Outline;
  /** `undefined` until it is made. */
  made(): ControlledMockServer | undefined;
  /** Makes it, the first time. */
  make(): Promise<ControlledMockServer>;
}

/** A mock server that is there. */
export function madeSource(mock: ControlledMockServer): MockSource {
  return { id: mock.provider.id, made: () => mock, make: async () => mock };
}

/** A mock server that `make` makes when it is needed. */
export function lazySource(id: string, outline: Outline, make: () => Promise<ControlledMockServer>): MockSource {
  let mock: ControlledMockServer | undefined;
  let making: Promise<ControlledMockServer> | undefined;
  const makeIt = async (): Promise<ControlledMockServer> => {
    try {
      mock = await make();
      return mock;
    } catch (error) {
      // The next request tries again.
      making = undefined;
      throw error;
    }
  };
  return {
    id,
    outline,
    made: () => mock,
    make() {
      making ??= makeIt();
      return making;
    },
  };
}
