import { expect, test } from 'vitest';
import { failure, start, u } from '../../../../test/apphandoff/world.ts';

// The three operations that end with a session: by password, during development, and by a refresh token.

const login = '/auth/login';
const _expected = (received: string): string => `Invalid input: expected string, received ${received}`;
const _wrong = failure(401, 'invalid_credentials', 'Wrong email or password');
const _jwt = expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);

test('a login is allowed from other origins of the list', async () => {
  const origin = 'https://preview.example.com';

  expect((await start({ allowedOrigins: [origin] }).post(login, u, { origin })).status).toBe(200);
});
