import { createMockServer } from '@resetkit/mock-server';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { unleash } from '@resetkit/mock-server/unleash';
import { type AnyPasswordReset, createPasswordReset } from '@resetkit/sdk';
import { createClient as createAppHandoffClient } from '@resetkit/sdk/apphandoff';
import { createClient as createStackAuthClient } from '@resetkit/sdk/stack-auth';
import { createClient as createUnleashClient } from '@resetkit/sdk/unleash';
import { expect, test } from 'vitest';
import { worldNamed, type worlds } from './backends.ts';
import { email, newPassword, oldPassword, page, settings } from './world.ts';

/** A flow whose requests are counted. */
async function counted(backend: 'Stack Auth' | 'Unleash') {
  const paths: string[] = [];
  const mock = backend === 'Unleash' ? createMockServer(unleash(), settings) : createMockServer(stackAuth(), settings);
  const fetch = (request: Request) => {
    paths.push(new URL(request.url).pathname.replace(/^.*\/(?=[^/]+\/)/, ''));
    return mock.fetch(request);
  };
  const to = { baseUrl: mock.baseUrl, fetch };
  const reset =
    backend === 'Unleash'
      ? createPasswordReset(createUnleashClient(to))
      : createPasswordReset(createStackAuthClient({ ...to, projectId: '5e7c0de5-7357-4a11-8a11-5e7c0de57357' }));
  await reset.request({ email, redirectTo: page }).orThrow();
  const { link = '' } = (await mock.outbox.list({ to: email }))[0] ?? {};
  paths.length = 0;
  return { mock, reset, link, paths };
}

test.each(['Stack Auth', 'Unleash'] as const)(
  '%s is asked about a good token once, since a look has its price',
  async (backend) => {
    const { reset, link, paths } = await counted(backend);
    reset.readLink(link);

    const results = [
      await reset.check(),
      await reset.check(),
      await Promise.all([reset.check(), reset.check()]),
    ].flat();

    for (const { data } of results) expect(data).toMatchObject({ step: 'ready', token: expect.any(String) });
    expect(paths).toHaveLength(1);
  },
);

test.each(['Stack Auth', 'Unleash'] as const)('%s is asked about each link by itself', async (backend) => {
  const { reset, link, paths } = await counted(backend);
  reset.readLink(link);
  await reset.check().orThrow();
  reset.readLink(link.replace(/.{3}$/, 'xyz'));

  expect((await reset.check()).error?.kind).toBe('invalid-token');
  expect(paths).toHaveLength(2);
});

test.each(['Stack Auth', 'Unleash'] as const)('%s leaves what is known of the reset as it is', async (backend) => {
  const { reset, link } = await counted(backend);
  reset.readLink(link);
  const before = reset.state;

  const checked = await reset.check().orThrow();

  expect(checked).toEqual({ ...before, checked: true, ...(backend === 'Unleash' && { email }) });
  expect(reset.state).toEqual(checked);
});

test.each(['Stack Auth', 'Unleash'] as const)('%s is asked again about a token that was not good', async (backend) => {
  const { reset, paths } = await counted(backend);

  const bad = 'x'.repeat(45);
  expect((await reset.check(bad)).error?.kind).toBe('invalid-token');
  expect((await reset.check(bad)).error?.kind).toBe('invalid-token');
  expect(paths).toHaveLength(2);
  expect(reset.state.step).toBe('sent');
});

test('Stack Auth is not sent a password that would use the code up for nothing', async () => {
  const { reset, link, paths } = await counted('Stack Auth');
  reset.readLink(link);

  expect((await reset.confirm({ newPassword: '1234567' })).error).toEqual({
    kind: 'weak-password',
    message: 'Not sent: the password breaks min-length 8',
    violations: [{ rule: 'min-length', limit: 8 }],
  });
  expect(paths).toEqual([]);
});

test('Stack Auth tells a used code and a dead one apart', async () => {
  const { mock, reset, link } = await counted('Stack Auth');
  reset.readLink(link);
  const { state } = reset;
  await reset.confirm({ newPassword }).orThrow();
  const token = state.step === 'ready' ? state.token : '';

  expect((await reset.confirm({ newPassword, token })).error?.kind).toBe('used-token');
  mock.clock.advance('8d');
  expect((await reset.confirm({ newPassword, token })).error?.kind).toBe('expired-token');
});

test('only backends that have a step have it, at run time too', async () => {
  const stepsOf = async (name: keyof typeof worlds) =>
    Object.keys((await worldNamed(name)('in-process')).flow()).filter((key) => ['exchange', 'check'].includes(key));

  expect(await stepsOf('InsForge, by link')).toEqual(['exchange']);
  expect(await stepsOf('Supabase, by link')).toEqual(['exchange']);
  expect(await stepsOf('AppHandoff')).toEqual([]);
  expect(await stepsOf('Stack Auth')).toEqual(['check']);
  expect(await stepsOf('Unleash')).toEqual(['check']);
});

test('AppHandoff says that it needs a client of the project that has the passwords', async () => {
  const client: unknown = createAppHandoffClient({ baseUrl: 'https://x.test/api' });
  const reset: AnyPasswordReset = Reflect.apply(createPasswordReset, undefined, [client]);

  const { error } = await reset.confirm({ newPassword, token: 'a.b.c' });

  expect(error).toMatchObject({ kind: 'invalid-request', message: expect.stringContaining('supabase') });
});

test('nobody is signed in by a token without a session', async () => {
  const world = await worldNamed('Supabase, by link')('in-process');
  const reset = world.flow();
  await reset.request({ email, redirectTo: page }).orThrow();
  const token = new URLSearchParams(new URL(await world.follow()).hash.slice(1)).get('access_token') ?? '';

  expect(await world.flow().confirm({ newPassword, token }).orThrow()).toEqual({
    backend: 'Supabase Auth',
    step: 'done',
    signedIn: false,
  });
});

test('AppHandoff sets no password where the portal does not take the session', async () => {
  const world = await worldNamed('AppHandoff')('in-process');
  const reset = world.flow({
    state: {
      backend: 'AppHandoff',
      step: 'ready',
      token: 'a.b.c',
      session: { access_token: 'a.b.c', refresh_token: 'no' },
    },
  });

  expect((await reset.confirm({ newPassword })).error?.kind).toBe('invalid-token');
  expect(await world.canSignIn(oldPassword)).toBe(true);
});
