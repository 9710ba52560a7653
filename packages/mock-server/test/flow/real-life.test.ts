import { createMockServer } from '@resetkit/mock-server';
import { supabase } from '@resetkit/mock-server/supabase';
import type { AnyPasswordReset } from '@resetkit/sdk';
import { createPasswordReset, type Fetch, ResetkitError } from '@resetkit/sdk';
import { createPkce, createSupabaseClient } from '@resetkit/sdk/supabase';
import { expect, test } from 'vitest';
import { worldNamed, worlds } from './backends.ts';
import { email, newPassword, oldPassword, page } from './world.ts';

// What happens to pages: clicks at the wrong time, networks that fail, tabs that are left open.

const request = { email, redirectTo: page };
const all = Object.entries(worlds).map(([name, open]) => ({ name, open }));

/** A flow over Supabase with PKCE whose network can be made to fail after the request has gone out. */
async function overPkce() {
  const mock = createMockServer(supabase({ uriAllowList: [page] }), { seed: [{ email, password: oldPassword }] });
  let isLost = false;
  const fetch: Fetch = async (request) => {
    const response = await mock.fetch(request);
    if (isLost) throw new TypeError('fetch failed');
    return response;
  };
  const { anonKey } = await mock.options.get();
  const reset = createPasswordReset(createSupabaseClient({ baseUrl: mock.baseUrl, fetch, anonKey, pkce: createPkce }));
  const follow = async () => {
    const { link = '' } = (await mock.outbox.list({ to: email })).at(-1) ?? {};
    return (await mock.fetch(link, { redirect: 'manual' })).headers.get('Location') ?? '';
  };
  return {
    mock,
    reset,
    follow,
    loseAnswers: (lose: boolean) => {
      isLost = lose;
    },
  };
}

test.each(all)('$name: an invalid password is not sent', async ({ open }) => {
  const world = await open('in-process');
  const reset: AnyPasswordReset = world.flow();

  for (const newPassword of [null, undefined, 5, {}]) {
    const { error } = await reset.confirm({ newPassword, token: 'a.b.c' } as never);
    expect(error).toMatchObject({ kind: 'invalid-request', message: 'newPassword must be a string' });
  }
});

test.each(all)('$name: the token of the state, given again, is the same as none', async ({ open }) => {
  const world = await open('in-process');
  const reset: AnyPasswordReset = world.flow();
  const { next } = await reset.request(request).orThrow();
  if (next === 'code') await reset.exchange?.(await world.code());
  else reset.readLink(await world.follow());
  const { state } = reset;

  const done = await reset.confirm({ newPassword, token: state.step === 'ready' ? state.token : undefined });

  expect(done.data).toMatchObject({ step: 'done', signedIn: reset.facts.signedInAfterwards });
});

test.each(all)('$name: a state of another backend starts anew', async ({ name, open }) => {
  const world = await open('in-process');
  const other = await worldNamed(name === 'Unleash' ? 'InsForge, by code' : 'Unleash')('in-process');
  const reset: AnyPasswordReset = world.flow();
  await reset.request(request).orThrow();

  expect(other.flow({ state: reset.state }).state.step).toBe('start');
  expect(world.flow({ state: JSON.stringify(reset.state) }).state).toEqual(reset.state);
});

test.each(all)('$name: a call that was aborted does not abort the next one', async ({ open }) => {
  const world = await open('in-process');
  const reset: AnyPasswordReset = world.flow();
  const [first, second] = [new AbortController(), new AbortController()];

  const aborted = reset.request(request, { signal: first.signal });
  first.abort();
  const { error } = await reset.request(request, { signal: second.signal });

  expect((await aborted).error?.kind).toBe('aborted');
  expect(error).toBeUndefined();
  expect(reset.state.step).toBe('sent');
});

test.each(all)('$name: an answer that comes late does not undo what was done since', async ({ open }) => {
  const world = await open('in-process');
  const reset: AnyPasswordReset = world.flow();
  const { next } = await reset.request(request).orThrow();
  const late = reset.request({ email: 'grace@example.com', redirectTo: page });
  if (next === 'code') await reset.exchange?.(await world.code(), { email });
  else reset.readLink(await world.follow());
  await late;

  expect(reset.state.step).toBe('ready');
});

test.each(all)('$name: the same link again changes nothing, and tells nobody', async ({ open }) => {
  const world = await open('in-process');
  const reset: AnyPasswordReset = world.flow();
  const { next } = await reset.request(request).orThrow();
  if (next === 'code') return;
  const url = await world.follow();
  reset.readLink(url);
  const { state } = reset;
  let heard = 0;
  reset.subscribe(() => {
    heard += 1;
    reset.readLink(url);
  });

  expect(reset.readLink(url)?.data).toBe(state);
  expect(heard).toBe(0);
});

test('a PKCE link survives a second request that was refused', async () => {
  const { mock, reset, follow } = await overPkce();
  await mock.limits.set('real');
  await reset.request(request).orThrow();
  mock.clock.advance('5s');
  const before = Date.now();

  const { error } = await reset.request(request);
  const { state } = reset;
  reset.readLink(await follow());

  expect(error?.kind).toBe('rate-limited');
  expect(state.step === 'sent' && state.resendAt - before).toBeGreaterThanOrEqual(error?.retryAfterMs ?? 1e9);
  expect(await reset.confirm({ newPassword })).toMatchObject({ data: { step: 'done', signedIn: true } });
});

test('a PKCE link survives that the answer to its request was lost', async () => {
  const { reset, follow, loseAnswers } = await overPkce();
  loseAnswers(true);
  expect((await reset.request(request)).error?.kind).toBe('network');
  loseAnswers(false);

  reset.readLink(await follow());

  expect((await reset.confirm({ newPassword })).data?.step).toBe('done');
});

test('a PKCE link that is read again after a page load does not bring back the code that was traded', async () => {
  const world = await worldNamed('Supabase, by PKCE link')('in-process');
  const reset = world.flow();
  await reset.request(request).orThrow();
  const url = await world.follow();
  reset.readLink(url);
  expect((await reset.confirm({ newPassword: 'short' })).error?.kind).toBe('weak-password');

  const loaded = world.flow({ state: JSON.stringify(reset.state) });
  loaded.readLink(url);

  expect((await loaded.confirm({ newPassword })).data?.step).toBe('done');
});

test.each(['Supabase, by link', 'AppHandoff'] as const)(
  '%s: a link that was left open is a dead token',
  async (name) => {
    const world = await worldNamed(name)('in-process');
    const reset: AnyPasswordReset = world.flow();
    await reset.request(request).orThrow();
    reset.readLink(await world.follow());
    world.mock.clock.advance('9h');

    expect((await reset.confirm({ newPassword })).error?.kind).toBe('invalid-token');
  },
);

test('the fields of the page stay beside a link that is in the fragment', async () => {
  const reset: AnyPasswordReset = (await worldNamed('Supabase, by link')('in-process')).flow();
  const url = `${page}?type=customer&code=77&q=a%20b#access_token=a.b.c&refresh_token=r&type=recovery&sb=`;

  expect(reset.readLink(url)?.cleanUrl).toBe(`${page}?type=customer&code=77&q=a%20b`);
});

test('an error of another flow on the page is not read as a refused link', async () => {
  const reset: AnyPasswordReset = (await worldNamed('Supabase, by link')('in-process')).flow();

  expect(reset.readLink(`${page}?error=oops&error_code=E7`)).toBeUndefined();
});

test('digits are traded for whoever they are given for', async () => {
  const world = await worldNamed('InsForge, by code')('in-process');
  const reset = world.flow() as AnyPasswordReset;
  await reset.request(request).orThrow();
  const code = await world.code();

  const [mine, other] = await Promise.all([
    reset.exchange?.(code, { email }),
    reset.exchange?.(code, { email: 'grace@example.com' }),
  ]);

  expect([mine?.error, other?.error?.kind]).toEqual([undefined, 'invalid-token']);
});

test('AppHandoff receives the origin of an app that is not a website', async () => {
  const bodies: unknown[] = [];
  const world = await worldNamed('AppHandoff')('in-process', (_, fetch) => ({
    fetch: async (request) => {
      bodies.push(await request.clone().json());
      return fetch(request);
    },
  }));

  await world.flow().request({ email, redirectTo: 'myapp://reset' } as never);

  expect(bodies).toEqual([{ email, callback_origin: 'myapp://reset' }]);
});

test('who likes exceptions has the broken rules too', async () => {
  const world = await worldNamed('Unleash')('in-process');
  const reset: AnyPasswordReset = world.flow();
  await reset.request(request).orThrow();
  reset.readLink(await world.follow());

  const thrown: unknown = await reset
    .confirm({ newPassword: 'short' })
    .orThrow()
    .catch((error: unknown) => error);

  expect(thrown).toBeInstanceOf(ResetkitError);
  if (thrown instanceof ResetkitError) expect(thrown.violations?.map(({ rule }) => rule)).toContain('min-length');
});
