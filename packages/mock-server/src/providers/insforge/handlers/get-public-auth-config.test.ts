import { expect, test } from 'vitest';
import { start } from '../../../../test/insforge/world.ts';

const config = '/api/auth/public-config';
const _defaults = {
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
