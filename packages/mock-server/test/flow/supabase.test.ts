import { createPkce } from '@resetkit/sdk/supabase';
import { expect, test } from 'vitest';
import { flowWorlds } from '../supabase/suites/flow-worlds.ts';
import { email, newPassword, page } from './world.ts';

const byLink = () => flowWorlds['Supabase, by link']('in-process');
const byPkce = () => flowWorlds['Supabase, by PKCE link']('in-process');

test('hands on the session that the link has led to', async () => {
  const world = await byLink();
  const reset = world.flow();
  await reset.request({ email, redirectTo: page }).orThrow();

  const link = reset.readLink(await world.follow());
  const { data } = await reset.confirm({ newPassword });

  const session = {
    access_token: expect.stringMatching(/^ey.*\..*\./),
    refresh_token: expect.stringMatching(/^[a-z2-7]{12}$/),
  };
  expect(link).toEqual({
    data: {
      backend: 'Supabase Auth',
      step: 'ready',
      token: session.access_token,
      session,
      sent: {
        backend: 'Supabase Auth',
        step: 'sent',
        next: 'link',
        email,
        redirectTo: page,
        resendAt: expect.any(Number),
      },
    },
    error: undefined,
    cleanUrl: page,
  });
  expect(data).toEqual({ backend: 'Supabase Auth', step: 'done', signedIn: true, session });
});

test('shows a link that was opened before as what Supabase says of it', async () => {
  const world = await byLink();
  const reset = world.flow();
  await reset.request({ email, redirectTo: page }).orThrow();
  await world.follow();

  const again = reset.readLink(await world.follow());

  expect(again).toEqual({
    data: undefined,
    error: {
      kind: 'invalid-token',
      code: 'otp_expired',
      message: 'Email link is invalid or has expired',
      status: 303,
      body: {
        error: 'access_denied',
        error_code: 'otp_expired',
        error_description: 'Email link is invalid or has expired',
        sb: '',
      },
    },
    cleanUrl: page,
  });
  expect(reset.state.step).toBe('sent');
});

test('needs the browser that asked for the mail to use a PKCE link', async () => {
  const world = await byPkce();
  const asked = world.flow();
  await asked.request({ email, redirectTo: page }).orThrow();
  const url = await world.follow();

  expect(world.flow().readLink(url)).toEqual({
    data: undefined,
    error: {
      kind: 'invalid-token',
      message: 'This link needs the browser that asked for it, and its state',
      status: 303,
      body: { code: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    },
    cleanUrl: page,
  });
  expect(asked.readLink(url)?.cleanUrl).toBe(page);
  expect((await asked.confirm({ newPassword })).data?.step).toBe('done');
});

test('does not trade a PKCE code again after a password that was refused', async () => {
  const world = await byPkce();
  const reset = world.flow();
  await reset.request({ email, redirectTo: page }).orThrow();
  reset.readLink(await world.follow());

  expect((await reset.confirm({ newPassword: 'short' })).error?.kind).toBe('weak-password');
  expect(reset.state).toMatchObject({ step: 'ready', session: { access_token: expect.any(String) } });
  expect((await reset.confirm({ newPassword })).data?.session).toBeDefined();
});

test("takes the token of a template's own link", async () => {
  const world = await byLink();
  await world.flow().request({ email, redirectTo: page }).orThrow();
  const { link = '' } = (await world.mock.outbox.list({ to: email }))[0] ?? {};
  const hash = new URL(link).searchParams.get('token');
  const reset = world.flow();

  expect(reset.readLink(`${page}?token_hash=${hash}&type=recovery&next=home`)?.cleanUrl).toBe(`${page}?next=home`);
  expect((await reset.confirm({ newPassword })).data?.step).toBe('done');
});

test("takes the token of a template's own link in the browser that has a PKCE verifier", async () => {
  const world = await byPkce();
  const reset = world.flow();
  await reset.request({ email, redirectTo: page }).orThrow();
  const { link = '' } = (await world.mock.outbox.list({ to: email }))[0] ?? {};
  const hash = new URL(link).searchParams.get('token');

  reset.readLink(`${page}?token_hash=${hash}&type=recovery`);
  const ready = reset.state;
  const { data } = await reset.confirm({ newPassword });

  expect(hash).toMatch(/^pkce_/);
  expect(ready).toMatchObject({ step: 'ready', token: hash, tokenField: 'token_hash', verifier: expect.any(String) });
  expect(data).toMatchObject({ step: 'done', signedIn: true });
});

test('tells a code and a token hash apart that are given to `confirm`', async () => {
  const world = await byPkce();
  const reset = world.flow();
  await reset.request({ email, redirectTo: page }).orThrow();
  const code = new URL(await world.follow()).searchParams.get('code') ?? '';

  expect((await reset.confirm({ newPassword, token: code })).data?.step).toBe('done');
  await reset.request({ email, redirectTo: page }).orThrow();
  const { link = '' } = (await world.mock.outbox.list({ to: email }))[0] ?? {};
  const hash = new URL(link).searchParams.get('token') ?? '';
  expect((await reset.confirm({ newPassword: 'Analytical-Engine-1837', token: hash })).data?.step).toBe('done');
});

test.each([
  `${page}?code=abc`,
  `${page}#access_token=a.b.c&type=signup&refresh_token=x`,
  `${page}?token_hash=ab&type=email`,
  `${page}#/reset?type=recovery`,
])('leaves %s alone, which is not a link of a reset', async (url) => {
  const reset = (await byLink()).flow();

  expect(reset.readLink(url)).toBeUndefined();
});

test('makes a verifier and its challenge as RFC 7636 wants them', async () => {
  const { verifier, challenge } = await createPkce();
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));

  expect(verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
  expect(challenge).toBe(Buffer.from(hash).toString('base64url'));
  expect((await createPkce()).verifier).not.toBe(verifier);
});
