import { expect, test } from 'vitest';
import { failure, start, textAt } from '../../../test/insforge/world.ts';
import { defaultOptions } from './options.ts';

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

test('shows the defaults, an id of zeros and the present time until the first change', async () => {
  const { get, mock } = start();
  expect(await get(config, admin)).toEqual({ status: 200, body: defaults });

  mock.clock.advance('1h');

  const later = '2026-01-02T04:04:05.000Z';
  expect(await get(config, admin)).toEqual({ status: 200, body: { ...defaults, createdAt: later, updatedAt: later } });
});

test('changes what is named, and keeps the id and the time of the first change', async () => {
  const { put, get, mock } = start();

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
});

test.each([{}, { foo: 1 }])('changes nothing, not even the times, with %j', async (body) => {
  const { put, mock } = start();
  const before = await put(config, { requireNumber: true }, admin);
  mock.clock.advance('1h');

  expect(await put(config, body, admin)).toEqual(before);
});

test('governs what other endpoints do', async () => {
  const { put, get, post } = start();

  await put(config, { passwordMinLength: 10 }, admin);

  expect((await get('/api/auth/public-config')).body).toMatchObject({ passwordMinLength: 10 });
  expect(await post('/api/auth/email/reset-password', { newPassword: '123456789', otp: 'x' })).toEqual(
    failure(400, 'INVALID_INPUT', 'Password must contain at least 10 characters long'),
  );
});

test.each<[unknown, string]>([
  [{ passwordMinLength: 3 }, 'passwordMinLength: Number must be greater than or equal to 4'],
  [{ passwordMinLength: 129 }, 'passwordMinLength: Number must be less than or equal to 128'],
  [{ passwordMinLength: '8' }, 'passwordMinLength: Expected number, received string'],
  [{ requireNumber: 'yes' }, 'requireNumber: Expected boolean, received string'],
  [{ resetPasswordMethod: 'otp' }, "resetPasswordMethod: Invalid enum value. Expected 'code' | 'link', received 'otp'"],
  [{ verifyEmailMethod: 5 }, "verifyEmailMethod: Expected 'code' | 'link', received number"],
  [{ allowedRedirectUrls: 'https://a.com' }, 'allowedRedirectUrls: Expected array, received string'],
  [{ allowedRedirectUrls: [5] }, 'allowedRedirectUrls.0: Expected string, received number'],
  [{ allowedRedirectUrls: ['*', 'https://a.com', ''] }, `${badEntry(0)}, ${badEntry(2)}`],
  [
    { requireNumber: 1, passwordMinLength: 3 },
    'passwordMinLength: Number must be greater than or equal to 4, requireNumber: Expected boolean, received number',
  ],
  [[], ': Expected object, received array'],
])('refuses %j and changes nothing', async (body, message) => {
  const { put, get } = start();

  expect(await put(config, body, admin)).toEqual(failure(400, 'INVALID_INPUT', message));

  expect(await get(config, admin)).toEqual({ status: 200, body: defaults });
});

test.each([4, 128])('accepts %i as the minimum length', async (passwordMinLength) => {
  expect((await start().put(config, { passwordMinLength }, admin)).status).toBe(200);
});

test('fails on a minimum length with a fraction, which the database refuses', async () => {
  expect(await start().put(config, { passwordMinLength: 4.5 }, admin)).toEqual(
    failure(500, 'INTERNAL_ERROR', 'Failed to update authentication configuration'),
  );
});

test.each([
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
])('accepts %s in the allow-list', async (entry) => {
  const { put } = start();

  const { status, body } = await put(config, { allowedRedirectUrls: [entry] }, admin);

  expect([status, Reflect.get(Object(body), 'allowedRedirectUrls')]).toEqual([200, [entry]]);
});

test.each([
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
])('refuses %j in the allow-list', async (entry) => {
  expect(await start().put(config, { allowedRedirectUrls: ['https://ok.example', entry] }, admin)).toEqual(
    failure(400, 'INVALID_INPUT', badEntry(1)),
  );
});

test('does not require verified e-mails where nobody can mail', async () => {
  const { put } = start({ mail: 'not-configured' });

  expect(await put(config, { requireEmailVerification: true }, admin)).toEqual(
    failure(
      400,
      'EMAIL_PROVIDER_NOT_CONFIGURED',
      'An email provider must be configured before email verification can be required.',
      'Configure and enable custom SMTP, then retry. Cloud-linked projects can use the managed email provider.',
    ),
  );
  expect((await put(config, { requireEmailVerification: false }, admin)).status).toBe(200);
});
