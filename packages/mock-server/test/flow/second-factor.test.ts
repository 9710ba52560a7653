import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { type SecondFactorInput, type SupabaseOptions, supabase } from '@resetkit/mock-server/supabase';
import { createPasswordReset, isDeadEnd } from '@resetkit/sdk';
import { createAppHandoffClient } from '@resetkit/sdk/apphandoff';
import { createSupabaseClient } from '@resetkit/sdk/supabase';
import { expect, test } from 'vitest';
import { email, newPassword, oldPassword, page } from './world.ts';

const phone = { friendlyName: 'phone' };

/** A flow over an account with second factors, and the paths of its requests. */
function start(
  secondFactors: readonly SecondFactorInput[] = [phone],
  state?: unknown,
  options: Partial<SupabaseOptions> = {},
) {
  const mock = createMockServer(supabase({ siteUrl: page, ...options }), {
    seed: [{ email, password: oldPassword, secondFactors }],
  });
  const { anonKey } = supabase().options;
  const paths: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    paths.push(pathname.replace(/[0-9a-f-]{36}/, '{id}'));
    return mock.fetch(request);
  };
  const client = createSupabaseClient({ baseUrl: mock.baseUrl, anonKey, fetch });
  return { mock, client, paths, reset: createPasswordReset(client, { state }) };
}

/** Asks for the mail and exchanges its digits. */
async function exchanged({ reset, mock }: ReturnType<typeof start>): Promise<void> {
  await reset.request({ email }).orThrow();
  await reset.exchange((await mock.outbox.waitFor({ to: email })).code ?? '').orThrow();
}

test('sets the password of an account with a second factor after its code', async () => {
  const world = start();
  const { reset, mock, paths, client } = world;
  await exchanged(world);

  const refused = await reset.confirm({ newPassword });
  const before = reset.state;
  paths.length = 0;
  const { data } = await reset.verifySecondFactor({ code: await mock.secondFactors.code(email) });
  const done = await reset.confirm({ newPassword });

  expect(refused.error).toMatchObject({ kind: 'second-factor-required', code: 'insufficient_aal', status: 401 });
  const token = expect.stringMatching(/^ey.*\..*\./);
  const session = { access_token: token, refresh_token: expect.stringMatching(/^[a-z2-7]{12}$/) };
  expect(data).toEqual({ ...before, token, session });
  expect(data?.token).not.toBe('token' in before ? before.token : '');
  expect(paths).toEqual([
    '/auth/v1/user',
    '/auth/v1/factors/{id}/challenge',
    '/auth/v1/factors/{id}/verify',
    '/auth/v1/user',
  ]);
  expect(done.data).toEqual({ backend: 'Supabase Auth', step: 'done', signedIn: true, session: data?.session });
  expect((await client.signInWithPassword({ email, password: newPassword })).error).toBeUndefined();
});

test("verifies a factor of AppHandoff's project with the project's client", async () => {
  const project = createMockServer(supabase({ siteUrl: page }));
  const portal = createMockServer(apphandoff({ portalOrigin: new URL(page).origin }), { behind: project });
  const client = createSupabaseClient({
    baseUrl: project.baseUrl,
    anonKey: supabase().options.anonKey,
    fetch: project.fetch,
  });
  const reset = createPasswordReset(
    createAppHandoffClient({ baseUrl: portal.baseUrl, fetch: portal.fetch, supabase: client }),
  );
  const { email: due, link = '' } = await portal.situations.make('second-factor-due');
  const opened = await project.fetch(link, { redirect: 'manual' });
  reset.readLink(opened.headers.get('location') ?? '');

  const refused = await reset.confirm({ newPassword });
  const wrong = await reset.verifySecondFactor({ code: '000000' });
  const before = reset.state;
  const verified = await reset.verifySecondFactor({ code: await portal.secondFactors.code(due) });
  const done = await reset.confirm({ newPassword });

  expect(refused.error).toMatchObject({ kind: 'second-factor-required', code: 'insufficient_aal' });
  expect(wrong.error).toMatchObject({ kind: 'invalid-token', code: 'mfa_verification_failed' });
  expect(before).toMatchObject({ backend: 'AppHandoff', step: 'ready' });
  expect(verified.data).toMatchObject({ backend: 'AppHandoff', step: 'ready' });
  expect(done.data).toEqual({ backend: 'AppHandoff', step: 'done', signedIn: true, session: verified.data?.session });
  expect((await client.signInWithPassword({ email: due, password: newPassword })).error).toBeUndefined();
});

test('goes on after a wrong code with the next one', async () => {
  const world = start();
  const { reset, mock } = world;
  await exchanged(world);
  const before = reset.state;

  const { error } = await reset.verifySecondFactor({ code: '000000' });

  expect(error).toMatchObject({ kind: 'invalid-token', code: 'mfa_verification_failed', status: 422 });
  expect(error && isDeadEnd('verifySecondFactor', error, reset.facts)).toBe(false);
  expect(reset.state).toBe(before);
  const code = await mock.secondFactors.code(email);
  expect((await reset.verifySecondFactor({ code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })).data?.step).toBe('ready');
});

test('verifies before a password is tried, with what a link has led to', async () => {
  const { reset, mock } = start();
  await reset.request({ email }).orThrow();
  const { token } = await mock.outbox.waitFor({ to: email });
  reset.readLink(`${page}?type=recovery&token_hash=${token}`);

  await reset.verifySecondFactor({ code: await mock.secondFactors.code(email) }).orThrow();

  expect(reset.state).toMatchObject({ step: 'ready', link: token });
  expect((await reset.confirm({ newPassword })).data?.step).toBe('done');
});

test("sets the password from a link to a page of one's own, which a template has mailed", async () => {
  const recovery = '<a href="{{ .SiteURL }}/auth/confirm?token_hash={{ .TokenHash }}&type=recovery">Reset</a>';
  const { reset, mock, paths, client } = start([phone], undefined, { mailerTemplates: { recovery } });
  await reset.request({ email }).orThrow();
  const mail = await mock.outbox.waitFor({ to: email });
  paths.length = 0;

  const read = reset.readLink(mail.link ?? '');
  const refused = await reset.confirm({ newPassword });
  await reset.verifySecondFactor({ code: await mock.secondFactors.code(email) }).orThrow();
  const done = await reset.confirm({ newPassword });

  expect(mail).toMatchObject({ link: `${page}/auth/confirm?token_hash=${mail.token}&type=recovery`, text: 'Reset\n' });
  expect(mail.code).toBeUndefined();
  expect(read?.data).toMatchObject({ step: 'ready', token: mail.token });
  expect(refused.error).toMatchObject({ kind: 'second-factor-required' });
  expect(paths).toEqual([
    '/auth/v1/verify',
    '/auth/v1/user',
    '/auth/v1/user',
    '/auth/v1/factors/{id}/challenge',
    '/auth/v1/factors/{id}/verify',
    '/auth/v1/user',
  ]);
  expect(done.data).toMatchObject({ step: 'done', signedIn: true });
  expect((await client.signInWithPassword({ email, password: newPassword })).error).toBeUndefined();
});

test('tries a code with each of several verified factors', async () => {
  const world = start([{ friendlyName: 'lost' }, phone, { friendlyName: 'new', status: 'unverified' }]);
  await exchanged(world);

  const { data } = await world.reset.verifySecondFactor({ code: await world.mock.secondFactors.code(email) });

  expect(data?.step).toBe('ready');
});

test('says that there is no second factor to verify', async () => {
  const world = start([{ ...phone, status: 'unverified' }]);
  await exchanged(world);

  const { error } = await world.reset.verifySecondFactor({ code: '123456' });

  expect(error).toEqual({ kind: 'invalid-request', message: 'The account has no second factor' });
});

test.each([{ code: '' }, {}, undefined])('sends nothing without a code: %j', async (input) => {
  const { reset, paths } = start([phone], { backend: 'Supabase Auth', step: 'ready', token: 'a.b.c' });

  const { error } = await reset.verifySecondFactor(input as never);

  expect(error).toMatchObject({ kind: 'invalid-request' });
  expect(paths).toEqual([]);
});

test('ends when the session of the reset does', async () => {
  const world = start();
  await exchanged(world);
  world.mock.clock.advance('2h');

  const { error } = await world.reset.verifySecondFactor({ code: '123456' });

  expect(error).toMatchObject({ kind: 'session-ended', code: 'bad_jwt' });
  expect(error && isDeadEnd('verifySecondFactor', error, world.reset.facts)).toBe(true);
});
