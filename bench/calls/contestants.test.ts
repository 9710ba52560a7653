import { expect, test } from 'vitest';
import { createMockServer } from '../../packages/mock-server/src/index.ts';
import { insforge } from '../../packages/mock-server/src/providers/insforge/index.ts';
import { contestants, email } from './contestants.ts';

const mock = createMockServer(insforge(), { seed: [{ email, password: 'old-password' }] });
const fetch: typeof globalThis.fetch = (input, init) => mock.fetch(new Request(input, init));

test.each(contestants(mock.baseUrl, fetch))('$name sends the mail and reads the answer', async ({ call }) => {
  const body = await call();

  expect(body).toEqual({ success: true, message: expect.stringContaining('we have sent you a password reset code') });
  expect((await mock.outbox.waitFor({ to: email })).kind).toBe('password-reset');
});
