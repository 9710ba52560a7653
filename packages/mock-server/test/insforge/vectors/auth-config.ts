import { expect } from 'vitest';
import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import { failure, textAt } from '../world.ts';
import { table, type Vector } from './vector.ts';

const config = '/api/auth/config';
const admin = { authorization: `Bearer ${defaultOptions.apiKey}` };
const badEntry = (index: number): string => `allowedRedirectUrls.${index}: Invalid URL or wildcard URL`;
const defaults = {
  id: '00000000-0000-0000-0000-000000000000',
  requireEmailVerification: false,
  passwordMinLength: 6,
  requireNumber: false,
  requireLowercase: false,
  requireUppercase: false,
  requireSpecialChar: false,
  verifyEmailMethod: 'code',
  resetPasswordMethod: 'code',
  allowedRedirectUrls: [],
  disableSignup: false,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
};

/** Reading and changing the configuration. */
export const authConfigVectors: readonly Vector[] = [
  {
    title: 'shows the defaults, an id of zeros and the present time until the first change',
    async run({ get, mock }) {
      expect(await get(config, admin)).toEqual({ status: 200, body: defaults });

      mock.clock.advance('1h');

      const later = '2026-01-02T04:04:05.000Z';
      expect(await get(config, admin)).toEqual({
        status: 200,
        body: { ...defaults, createdAt: later, updatedAt: later },
      });
    },
  },
  {
    title: 'changes what is named, and keeps the id and the time of the first change',
    async run({ put, get, mock }) {
      const first = await put(config, { resetPasswordMethod: 'link', passwordMinLength: 10 }, admin);
      mock.clock.advance('1h');
      const second = await put(config, { allowedRedirectUrls: null }, admin);

      const id = textAt(first.body, 'id');
      const changed = { ...defaults, id, resetPasswordMethod: 'link', passwordMinLength: 10 };
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
      expect(first).toEqual({ status: 200, body: changed });
      expect(second).toEqual({
        status: 200,
        body: { ...changed, allowedRedirectUrls: null, updatedAt: '2026-01-02T04:04:05.000Z' },
      });
      expect(await get(config, admin)).toEqual(second);
    },
  },
  ...table(
    [{}, { foo: 1 }],
    'changes nothing, not even the times, with %j',
  )((body) => ({
    async run({ put, mock }) {
      const before = await put(config, { requireNumber: true }, admin);
      mock.clock.advance('1h');

      expect(await put(config, body, admin)).toEqual(before);
    },
  })),
  {
    title: 'governs what other endpoints do',
    async run({ put, get, post }) {
      await put(config, { passwordMinLength: 10 }, admin);

      expect((await get('/api/auth/public-config')).body).toMatchObject({ passwordMinLength: 10 });
      expect(await post('/api/auth/email/reset-password', { newPassword: '123456789', otp: 'x' })).toEqual(
        failure(400, 'INVALID_INPUT', 'Password must contain at least 10 characters long'),
      );
    },
  },
  ...table<[unknown, string]>(
    [
      [{ passwordMinLength: 3 }, 'passwordMinLength: Number must be greater than or equal to 4'],
      [{ passwordMinLength: 129 }, 'passwordMinLength: Number must be less than or equal to 128'],
      [{ passwordMinLength: '8' }, 'passwordMinLength: Expected number, received string'],
      [{ requireNumber: 'yes' }, 'requireNumber: Expected boolean, received string'],
      [
        { resetPasswordMethod: 'otp' },
        "resetPasswordMethod: Invalid enum value. Expected 'code' | 'link', received 'otp'",
      ],
      [{ verifyEmailMethod: 5 }, "verifyEmailMethod: Expected 'code' | 'link', received number"],
      [{ allowedRedirectUrls: 'https://a.com' }, 'allowedRedirectUrls: Expected array, received string'],
      [{ allowedRedirectUrls: [5] }, 'allowedRedirectUrls.0: Expected string, received number'],
      [{ allowedRedirectUrls: ['*', 'https://a.com', ''] }, `${badEntry(0)}, ${badEntry(2)}`],
      [
        { requireNumber: 1, passwordMinLength: 3 },
        'passwordMinLength: Number must be greater than or equal to 4, requireNumber: Expected boolean, received number',
      ],
      [[], ': Expected object, received array'],
    ],
    'refuses %j and changes nothing',
  )((body, message) => ({
    async run({ put, get }) {
      expect(await put(config, body, admin)).toEqual(failure(400, 'INVALID_INPUT', message));

      expect(await get(config, admin)).toEqual({ status: 200, body: defaults });
    },
  })),
  ...table(
    [4, 128],
    'accepts %i as the minimum length',
  )((passwordMinLength) => ({
    async run(world) {
      expect((await world.put(config, { passwordMinLength }, admin)).status).toBe(200);
    },
  })),
  {
    title: 'fails on a minimum length with a fraction, which the database refuses',
    async run(world) {
      expect(await world.put(config, { passwordMinLength: 4.5 }, admin)).toEqual(
        failure(500, 'INTERNAL_ERROR', 'Failed to update authentication configuration'),
      );
    },
  },
  ...table(
    [
      'https://*.example.com',
      'https://*foo.example.com',
      'https://example.com/[a-z]*',
      'https://[::1]:8080',
      'myapp://cb',
      'com.example:/cb',
      'http://localhost:3000/**',
      'HTTPS://EXAMPLE.COM',
      'https://x.y/?a=b',
      'http://localhost',
    ],
    'accepts %s in the allow-list',
  )((entry) => ({
    async run({ put }) {
      const { status, body } = await put(config, { allowedRedirectUrls: [entry] }, admin);

      expect([status, Reflect.get(Object(body), 'allowedRedirectUrls')]).toEqual([200, [entry]]);
    },
  })),
  ...table(
    [
      '*',
      '*.example.com',
      'https://',
      'https://*',
      'https://*.',
      'https://:8080',
      'https:///path',
      'https://.',
      'javascript:alert(1)',
      'javascript://x',
      'data:text/plain,x',
      'file:///etc',
      'vbscript:x',
      'https://x.y?a=b',
      'myapp:cb',
      '',
      'example.com',
      'https://exa mple.com',
    ],
    'refuses %j in the allow-list',
  )((entry) => ({
    async run(world) {
      expect(await world.put(config, { allowedRedirectUrls: ['https://ok.example', entry] }, admin)).toEqual(
        failure(400, 'INVALID_INPUT', badEntry(1)),
      );
    },
  })),
  {
    title: 'does not require verified e-mails where nobody can mail',
    options: { mail: 'not-configured' },

    async run({ put }) {
      expect(await put(config, { requireEmailVerification: true }, admin)).toEqual(
        failure(
          400,
          'EMAIL_PROVIDER_NOT_CONFIGURED',
          'An email provider must be configured before email verification can be required.',
          'Configure and enable custom SMTP, then retry. Cloud-linked projects can use the managed email provider.',
        ),
      );
      expect((await put(config, { requireEmailVerification: false }, admin)).status).toBe(200);
    },
  },
];
