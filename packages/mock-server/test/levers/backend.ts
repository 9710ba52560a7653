import { expect, onTestFinished } from 'vitest';
import type { SecretState } from '../../src/core/explain/explanation.ts';
import type { ControlledMockServer } from '../../src/core/server.ts';

/** Where the clock stands. */
export const now = '2026-01-02T03:04:05Z';
/** The account. */
export const email = 'ada@example.com';
/** The accounts. */
export const seed = [{ email, password: 'Analytical-Engine-1843' }];
/** A password that every rule accepts. */
export const good = 'Difference-Engine-1822';
/** A page of the app. */
export const page = 'http://localhost:3000/reset';

/** How a person goes through a reset of a backend. */
export interface Backend {
  make(): ControlledMockServer;
  ask: readonly [path: string, body: object];
  /** Uses what the newest mail carries to set a password. */
  redeem(mock: ControlledMockServer, password: string): Promise<Response>;
  /** The request that uses the secret of the mail. */
  readonly method: string;
  /** What a sign-in with a password sends. */
  signIn(password: string): readonly [path: string, body: object];
  /** What a mail is after something else was done. */
  readonly becomes: {
    /** A second mail was used. */
    readonly whenAnotherIsUsed: SecretState;
    /** A scanner opened its link. Absent if it has none. */
    readonly whenOpened?: SecretState;
    /** Its secret was sent with a password that is too weak. */
    readonly whenPasswordIsWeak: SecretState;
  };
  /** What is told of an account that asks for a mail, signs in after a minute, and sets a password after another one. */
  readonly timeline: readonly Told[];
}

/** An entry of a timeline in short: what it is, its state, from and until which minute, what began it and what ended it. */
export type Told = readonly [
  what: string,
  state?: SecretState | undefined,
  from?: number | undefined,
  until?: number | undefined,
  by?: string | undefined,
  endedBy?: string | undefined,
];

/** The backends of a provider by name: one for each way in which it can mail. */
export type LeverBackends = Readonly<Record<string, Backend>>;

/** Sends JSON, with the keys of the project. */
export async function send(mock: ControlledMockServer, path: string, body: object, method = 'POST'): Promise<Response> {
  const options = await mock.options.get();
  const project = {
    apikey: String(Reflect.get(options, 'anonKey')),
    'x-stack-access-type': 'client',
    'x-stack-project-id': String(Reflect.get(options, 'projectId')),
    'x-stack-publishable-client-key': String(Reflect.get(options, 'publishableClientKey')),
  };
  const headers = { 'content-type': 'application/json', ...project };
  return mock.fetch(path, { method, headers, body: JSON.stringify(body), redirect: 'manual' });
}

/** The newest reset mail. */
export async function newest(mock: ControlledMockServer) {
  const [mail] = await mock.outbox.list({ kind: 'password-reset' });
  return mail ?? expect.fail('There is no mail.');
}

/** Follows the link of the newest mail. */
export async function follow(mock: ControlledMockServer): Promise<Response> {
  const { link = '' } = await newest(mock);
  return mock.fetch(new URL(link).pathname + new URL(link).search, { redirect: 'manual' });
}

/** A mock server that was asked for a reset mail. */
export async function asked({ make, ask: [path, body] }: Backend) {
  const mock = make();
  onTestFinished(() => mock.close());
  const ask = () => send(mock, path, body);
  expect((await ask()).status).toBeLessThan(300);
  return { mock, ask, mail: await newest(mock) };
}
