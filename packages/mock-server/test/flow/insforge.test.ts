import { expect, test } from 'vitest';
import { flowWorlds } from '../insforge/suites/flow-worlds.ts';
import { email, newPassword, page } from './world.ts';

const open = () => flowWorlds['InsForge, by code']('in-process');

test('takes the right digits after wrong ones, up to three', async () => {
  const world = await open();
  const reset = world.flow();
  await reset.request({ email }).orThrow();
  const code = await world.code();
  const wrong = code === '000000' ? '000001' : '000000';

  expect((await reset.exchange(wrong)).error?.kind).toBe('invalid-token');
  expect(reset.state.step).toBe('sent');
  const { data } = await reset.exchange(code);

  expect(data).toEqual({
    backend: 'InsForge',
    step: 'ready',
    sent: { backend: 'InsForge', step: 'sent', next: 'code', email, resendAt: expect.any(Number) },
    email,
    token: expect.stringMatching(/^[0-9a-f]{64}$/),
    expiresAt: expect.stringMatching(/Z$/),
  });
});

test('takes digits without a request of its own, if told whose they are', async () => {
  const world = await open();
  await world.flow().request({ email }).orThrow();

  const { data } = await world.flow().exchange(await world.code(), { email });

  expect(data?.step).toBe('ready');
});

test('takes digits as they are copied', async () => {
  const world = await open();
  const reset = world.flow();
  await reset.request({ email }).orThrow();
  const code = await world.code();

  expect((await reset.exchange(` ${code.slice(0, 3)} ${code.slice(3)}\n`)).data?.step).toBe('ready');
});

test('sets a password from nothing but a token', async () => {
  const world = await open();
  const reset = world.flow();
  await reset.request({ email }).orThrow();
  const { token } = await reset.exchange(await world.code()).orThrow();

  expect(await world.flow().confirm({ newPassword, token })).toMatchObject({ data: { step: 'done', signedIn: false } });
});

test('says what the user has to do next by what was really mailed', async () => {
  const world = await open();

  expect((await world.flow().request({ email, redirectTo: page })).data?.next).toBe('code');
  await world.mock.options.set({ resetPasswordMethod: 'link' });
  expect((await world.flow().request({ email, redirectTo: page })).data?.next).toBe('link');
  expect((await world.flow().request({ email })).error).toMatchObject({
    kind: 'invalid-request',
    fields: { redirectTo: expect.any(String) },
  });
});

test('reads the rules of the project as they are now', async () => {
  const world = await open();
  await world.mock.options.set({ passwordMinLength: 12, requireNumber: true });

  expect(await world.flow().passwordRules().orThrow()).toEqual([
    { rule: 'min-length', limit: 12 },
    { rule: 'digit', pattern: '[0-9]' },
  ]);
});

test.each<[what: string, search: string, read: unknown, cleanSearch: string]>([
  [
    'a good link',
    '?token=ab12&insforge_status=ready&insforge_type=reset_password',
    { backend: 'InsForge', step: 'ready', token: 'ab12' },
    '',
  ],
  [
    'one beside the fields of the page',
    '?x=1&token=ab12&insforge_status=ready&insforge_type=reset_password',
    { backend: 'InsForge', step: 'ready', token: 'ab12' },
    '?x=1',
  ],
])('reads %s', async (_, search, data, clean) => {
  const reset = (await open()).flow();

  expect(reset.readLink(`${page}${search}#/form`)).toEqual({
    data,
    error: undefined,
    cleanUrl: `${page}${clean}#/form`,
  });
  expect(reset.state).toEqual(data);
});

test('reads a refused link', async () => {
  const reset = (await open()).flow();
  const url = `${page}?insforge_status=error&insforge_type=reset_password&insforge_error=Invalid+or+expired+verification+token`;

  expect(reset.readLink(url)).toEqual({
    data: undefined,
    error: {
      kind: 'invalid-token',
      message: 'Invalid or expired verification token',
      status: 302,
      body: { insforge_status: 'error' },
    },
    cleanUrl: page,
  });
  expect(reset.state).toEqual({ backend: 'InsForge', step: 'start' });
});

test.each([page, `${page}?token=ab12`, `${page}?token=ab12&insforge_type=verify_email`, '', 'no url', '/reset'])(
  'leaves %j alone, which is not a link of a reset',
  async (url) => {
    const reset = (await open()).flow();

    expect(reset.readLink(url)).toBeUndefined();
    expect(reset.state).toEqual({ backend: 'InsForge', step: 'start' });
  },
);

test('has no check, since InsForge has none', async () => {
  expect(Object.keys((await open()).flow())).not.toContain('check');
});
