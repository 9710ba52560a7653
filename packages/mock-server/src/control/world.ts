import type { ControlledMockServer } from '../core/mock-server.ts';

/** What the control API controls. */
export interface Controlled {
  readonly version: string;
  readonly mocks: readonly ServedMock[];
}

/** A mock server and where it is reached. */
export interface ServedMock {
  readonly mock: ControlledMockServer;
  readonly baseUrl: string;
}
