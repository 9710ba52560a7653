import { expect } from 'vitest';
import type { Vector } from './vector.ts';

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

/** `GET /api/auth/public-config`. */
export const getPublicAuthConfigVectors: readonly Vector[] = [
  {
    title: 'shows the defaults of a fresh InsForge',
    async run(world) {
      expect(await world.get(config)).toEqual({ status: 200, body: defaults });
    },
  },
  {
    title: 'answers 304 without body and type to a client that has it',
    async run({ get, mock }) {
      const etag = (await get(config)).headers.get('etag') ?? '';

      const again = await get(config, { 'if-none-match': etag });
      await mock.options.set({ passwordMinLength: 8 });
      const changed = await get(config, { 'if-none-match': etag });

      expect(again).toEqual({ status: 304, body: '' });
      expect(again.headers.get('content-type')).toBeNull();
      expect(again.headers.get('etag')).toBe(etag);
      expect(changed).toEqual({ status: 200, body: { ...defaults, passwordMinLength: 8 } });
    },
  },
  {
    title: 'answers HEAD without a body',
    async run({ send }) {
      expect(await send(config, { method: 'HEAD' })).toEqual({ status: 200, body: '' });
    },
  },
  {
    title: 'shows what is configured, the providers in alphabetical order, and never the allow-list',
    options: { ...changed, oAuthProviders: ['google', 'github'], allowedRedirectUrls: ['https://app.com'] },
    async run({ get }) {
      expect(await get(config)).toEqual({ status: 200, body: { ...changed, oAuthProviders: ['github', 'google'] } });
    },
  },
];
