import { type ControlledMockServer, createMockServer, type Store } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { openRedisStore } from '@resetkit/mock-server/stores/redis';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { ada, json } from '../levers/levers.ts';
import { cuttingProxy } from './cutting-proxy.ts';
import { realRedis } from './real-redis.ts';

const redis = await realRedis();
afterAll(() => redis.stop());

const { email } = ada;
const password = 'Difference-Engine-1822';

/** Sends a request to a mock server. */
type Send = (path: string, init: RequestInit) => Promise<Response>;

type Headers = Readonly<Record<string, string>>;

/** A reset of one backend, request by request. */
interface Steps {
  make(store: Store): ControlledMockServer;
  ask(send: Send): Promise<Response>;
  /** What the last step takes, from the newest mail. */
  token(send: Send, mock: ControlledMockServer): Promise<string>;
  reset(send: Send, token: string): Promise<Response>;
  signIn(send: Send, password: string): Promise<Response>;
}

function post(body: object, more: Headers = {}): RequestInit {
  return { ...json(body), headers: { 'content-type': 'application/json', ...more } };
}

/** A query parameter of the link in the newest mail. */
async function fromLink(mock: ControlledMockServer, name: string): Promise<string> {
  const [mail] = await mock.outbox.list();
  return new URL(mail?.link ?? '').searchParams.get(name) ?? '';
}

const seed = [ada];
const { anonKey } = await createMockServer(supabase()).options.get();
const stack = await createMockServer(stackAuth()).options.get();
const stackHeaders = {
  'x-stack-access-type': 'client',
  'x-stack-project-id': stack.projectId,
  'x-stack-publishable-client-key': stack.publishableClientKey,
};

const backends: Readonly<Record<string, Steps>> = {
  InsForge: {
    make: (store) => createMockServer(insforge(), { seed, store }),
    ask: (send) => send('/api/auth/email/send-reset-password', post({ email })),
    async token(send, mock) {
      const [mail] = await mock.outbox.list();
      const exchange = '/api/auth/email/exchange-reset-password-token';
      return (await (await send(exchange, post({ email, code: mail?.code }))).json()).token;
    },
    reset: (send, otp) => send('/api/auth/email/reset-password', post({ otp, newPassword: password })),
    signIn: (send, tried) => send('/api/auth/sessions', post({ email, password: tried })),
  },
  'Supabase Auth': {
    make: (store) => createMockServer(supabase(), { seed, store }),
    ask: (send) => send('/auth/v1/recover', post({ email }, { apikey: anonKey })),
    async token(send, mock) {
      const body = { type: 'recovery', token_hash: await fromLink(mock, 'token') };
      return (await (await send('/auth/v1/verify', post(body, { apikey: anonKey }))).json()).access_token;
    },
    reset: (send, token) =>
      send('/auth/v1/user', {
        ...post({ password }, { apikey: anonKey, authorization: `Bearer ${token}` }),
        method: 'PUT',
      }),
    signIn: (send, tried) =>
      send('/auth/v1/token?grant_type=password', post({ email, password: tried }, { apikey: anonKey })),
  },
  'Stack Auth': {
    make: (store) => createMockServer(stackAuth(), { seed, store }),
    ask: (send) =>
      send(
        '/api/v1/auth/password/send-reset-code',
        post({ email, callback_url: 'http://localhost:3000/reset' }, stackHeaders),
      ),
    token: (_send, mock) => fromLink(mock, 'code'),
    reset: (send, code) => send('/api/v1/auth/password/reset', post({ code, password }, stackHeaders)),
    signIn: (send, tried) => send('/api/v1/auth/password/sign-in', post({ email, password: tried }, stackHeaders)),
  },
  Unleash: {
    make: (store) => createMockServer(unleash(), { seed, store }),
    ask: (send) => send('/auth/reset/password-email', post({ email })),
    token: (_send, mock) => fromLink(mock, 'token'),
    reset: (send, token) => send('/auth/reset/password', post({ token, password })),
    signIn: (send, tried) => send('/auth/simple/login', post({ username: email, password: tried })),
  },
};

let count = 0;

/** Two replicas of a backend, one of which reaches Redis by a way that can be cut. */
async function replicas({ make }: Steps) {
  const proxy = await cuttingProxy(redis.url);
  const settings = { prefix: `cut-${++count}:`, onProblem: () => {} };
  const open = async (url: string) => {
    const store = await openRedisStore(url, settings);
    const mock = make(store);
    const server = await serve(mock, { port: 0 });
    onTestFinished(async () => {
      await server.close();
      await store.close();
    });
    const send: Send = (path, init) => fetch(`${server.baseUrlOf(mock)}${path}`, init);
    await mock.accounts.list();
    return { mock, send };
  };
  const [steady, cut] = [await open(redis.url), await open(proxy.url)];
  onTestFinished(proxy.close);
  /** Resolves when the connection is there again. */
  const back = () =>
    expect
      .poll(() =>
        cut.mock.accounts.list().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  return { proxy, steady, cut, back };
}

const isOk = async (answer: Promise<Response>): Promise<boolean> => (await answer).ok;

/** What came of a request that was cut. */
type Outcome = 'nothing' | 'all' | 'a part';

const cases = Object.keys(backends).flatMap((name) =>
  (['before', 'after'] as const).map((when) => [name, when] as const),
);

test.each(cases)(
  '%s: a request for a mail that loses Redis %s any of its commands is answered 503 and has done nothing, or all',
  { timeout: 120_000 },
  async (name, when) => {
    const steps = backends[name] ?? expect.fail(name);
    const { proxy, steady, cut, back } = await replicas(steps);
    const outcomes = new Set<string>();

    for (let command = 1, wasCut = true; wasCut; command += 1) {
      await steady.mock.restart();
      await steps.ask(steady.send);
      const [first] = await steady.mock.outbox.list();
      await back();
      proxy.cutAt(command, when);
      const { status } = await steps.ask(cut.send);
      wasCut = proxy.leave();
      await back();
      const mails = await steady.mock.outbox.list();
      const token = await steps.token(steady.send, steady.mock);
      const works = await isOk(steps.reset(steady.send, token));
      const outcome: Outcome =
        works && mails.at(-1)?.id === first?.id ? (mails.length === 1 ? 'nothing' : 'all') : 'a part';
      outcomes.add(`${status === 503 ? 'refused' : 'answered'}: ${outcome}`);
    }

    expect([...outcomes].sort()).toEqual(['answered: all', 'refused: all', 'refused: nothing']);
  },
);

test.each(cases)(
  '%s: a new password that loses Redis %s any of its commands is answered 503 and is set and the token used up, or neither',
  { timeout: 120_000 },
  async (name, when) => {
    const steps = backends[name] ?? expect.fail(name);
    const { proxy, steady, cut, back } = await replicas(steps);
    const outcomes = new Set<string>();

    for (let command = 1, wasCut = true; wasCut; command += 1) {
      await steady.mock.restart();
      await steps.ask(steady.send);
      const token = await steps.token(steady.send, steady.mock);
      await back();
      proxy.cutAt(command, when);
      const { status } = await steps.reset(cut.send, token);
      wasCut = proxy.leave();
      await back();
      const isOld = await isOk(steps.signIn(steady.send, ada.password));
      const isNew = await isOk(steps.signIn(steady.send, password));
      const again = await isOk(steps.reset(steady.send, token));
      const outcome: Outcome = isOld && !isNew && again ? 'nothing' : isNew && !isOld ? 'all' : 'a part';
      outcomes.add(`${status === 503 ? 'refused' : 'answered'}: ${outcome}`);
    }

    expect([...outcomes].sort()).toEqual(['answered: all', 'refused: all', 'refused: nothing']);
  },
);
