import type { ControlledMockServer } from '../core/server.ts';

/** The mock servers that the control API steers. */
export interface Controlled {
  /** The version of Resetkit. */
  readonly version: string;
  /** The origin under which clients reach the server. */
  readonly origin: string;
  readonly mocks: readonly ServedMock[];
}

/** A mock server, and the URL under which clients reach it. */
export interface ServedMock {
  readonly mock: ControlledMockServer;
  readonly baseUrl: string;
}

/**
 * The mock server of a provider. Throws if it is not served; the stage `requireServedProvider` answers such requests
 * earlier.
 */
export function mockOf(id: string, { mocks }: Controlled): ControlledMockServer {
  const served = mocks.find(({ mock }) => mock.provider.id === id);
  if (!served) throw new Error(`No provider ${JSON.stringify(id)} is served here.`);
  return served.mock;
}
