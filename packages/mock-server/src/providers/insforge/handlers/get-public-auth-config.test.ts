import { expect, test } from 'vitest';
import { start } from '../../../../test/insforge/world.ts';

const config = '/api/auth/public-config';
const defaults = {
  oAuthProviders: [],
  customOAuthProviders: [],
  requireEmailVerification: false,
  passwordMinLength: 6,
  requireNumber: false,
  requireLowercase: false,
  requireUppercase: false,
  requireSpecialChar: false,
  verifyEmailMethod: 'code',
  resetPasswordMethod: 'code',
  disableSignup: false,
};

test('shows the defaults of a fresh InsForge', async () => {
  expect(await start().get(config)).toEqual({ status: 200, body: defaults });
});

test('shows what is configured, the providers in alphabetical order, and never the allow-list', async () => {
  const changed = {
    customOAuthProviders: ['acme'],
    requireEmailVerification: true,
    passwordMinLength: 12,
    requireNumber: true,
    requireLowercase: true,
    requireUppercase: true,
    requireSpecialChar: true,
    verifyEmailMethod: 'link',
    resetPasswordMethod: 'link',
    disableSignup: true,
  } as const;
  const { get } = start({ ...changed, oAuthProviders: ['google', 'github'], allowedRedirectUrls: ['https://app.com'] });

  expect(await get(config)).toEqual({ status: 200, body: { ...changed, oAuthProviders: ['github', 'google'] } });
});

test('answers 304 without body and type to a client that has it', async () => {
  const { get, mock } = start();
  const etag = (await get(config)).headers.get('etag') ?? '';

  const again = await get(config, { 'if-none-match': etag });
  await mock.options.set({ passwordMinLength: 8 });
  const changed = await get(config, { 'if-none-match': etag });

  expect(again).toEqual({ status: 304, body: '' });
  expect(again.headers.get('content-type')).toBeNull();
  expect(again.headers.get('etag')).toBe(etag);
  expect(changed).toEqual({ status: 200, body: { ...defaults, passwordMinLength: 8 } });
});

test('answers HEAD without a body', async () => {
  const { send } = start();

  expect(await send(config, { method: 'HEAD' })).toEqual({ status: 200, body: '' });
});
