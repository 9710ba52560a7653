import type { ControlledMockServer } from '../core/server.ts';

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

/** The mock server of a provider that is known to be served: a path that names another one never reaches a handler. */
export function mockOf(id: string, { mocks }: Controlled): ControlledMockServer {
  const served = mocks.find(({ mock }) => mock.provider.id === id);
  if (!served) throw new Error(`No provider ${JSON.stringify(id)} is served here.`);
  return served.mock;
}
