import { serve } from '@resetkit/mock-server/http';
import type { AnyPasswordReset, ClientOptions, Fetch, PasswordResetOptions, Result } from '@resetkit/sdk';
import { onTestFinished } from 'vitest';
import type { ControlledMockServer } from '../../src/core/server.ts';
import type { ProviderTypes } from '../../src/provider-types.ts';

export const email = 'ada@example.com';
export const oldPassword = 'Old-Password-1';
/** Good enough for every backend. */
export const newPassword = 'Difference-Engine-1822';
/** Where the app is: no backend leads there or allows it by default. */
export const app = 'https://app.example.com:8443';
/** The page of the app that mailed links lead to. */
export const page = `${app}/reset`;
/** One account, and mailed links that lead to the app. */
export const settings = { app, seed: [{ email, password: oldPassword }] };

/** How a client reaches mock servers. */
export type Way = 'in-process' | 'over HTTP';
export const ways: readonly Way[] = ['in-process', 'over HTTP'];

/** Whose client is made. */
export type Provider = keyof ProviderTypes;

/** What the client of a provider is given besides, knowing the `fetch` that it would use. */
export type Tune = (provider: Provider, fetch: Fetch) => Partial<ClientOptions>;

/** A backend in its first state, with one account. */
export interface World<Reset = AnyPasswordReset> {
  readonly mock: ControlledMockServer;
  /** A flow as a page would make it. */
  flow(options?: PasswordResetOptions): Reset;
  /** Its client, and that of a backend behind. */
  readonly clients: readonly object[];
  /** Signs in with a password. */
  signIn(password: string): Promise<Result<unknown>>;
  /** Whether somebody can sign in with a password. */
  canSignIn(password: string): Promise<boolean>;
  /** Where a person is who follows the link of the newest mail. */
  follow(): Promise<string>;
  /** The digits of the newest mail. */
  code(): Promise<string>;
  /** Whether the refusal of a mail that is asked for too soon says how long to wait. Absent: it does. */
  readonly saysHowLong?: false;
  /** What it says to everybody, and links say of themselves: no secrets, though they are as long. */
  readonly publicWords?: readonly string[];
  /** A token that is none, where it has a form. */
  readonly wrongToken?: string;
}

/** Makes a world. */
export type MakeWorld = (way: Way, tune?: Tune) => Promise<World>;

/** The worlds of a provider by their names: one for each way in which it can mail. */
export type FlowWorlds = Readonly<Record<string, MakeWorld>>;

/** How a client reaches one of several mock servers. */
export async function reach(
  way: Way,
  ...mocks: readonly ControlledMockServer[]
): Promise<(mock: ControlledMockServer) => { readonly baseUrl: string; readonly fetch: Fetch }> {
  if (way === 'in-process') return (mock) => ({ baseUrl: mock.baseUrl, fetch: mock.fetch });
  const server = await serve([...mocks], { port: 0 });
  onTestFinished(server.close);
  return (mock) => ({ baseUrl: server.baseUrlOf(mock), fetch: globalThis.fetch });
}

/** What differs between backends. */
interface Own<Reset> {
  readonly mock: ControlledMockServer;
  /** The `fetch` that reaches whoever answers for mailed links. */
  readonly fetch: Fetch;
  readonly clients: readonly object[];
  readonly flow: World<Reset>['flow'];
  readonly signIn: World['signIn'];
}

/** A world of a backend, whose mails are read as whoever gets them. */
export function worldOf<Reset>({ mock, fetch, clients, flow, signIn }: Own<Reset>): World<Reset> {
  const newest = async () => {
    const mail = (await mock.outbox.list({ to: email, kind: 'password-reset' }))[0];
    if (!mail) throw new Error('There is no mail');
    return mail;
  };
  return {
    mock,
    clients,
    flow,
    signIn,
    canSignIn: async (password) => !(await signIn(password)).error,
    code: async () => (await newest()).code ?? '',
    async follow() {
      const { link = '' } = await newest();
      if (link.startsWith(app)) return link;
      const response = await fetch(new Request(link, { redirect: 'manual' }));
      return response.headers.get('Location') ?? link;
    },
  };
}

/** A client that is given nothing besides. */
export const untuned: Tune = () => ({});
