import { expect, test, vi } from 'vitest';
import { createPasswordReset } from '../../reset/password-reset.ts';
import { createSupabaseClient } from './index.ts';

const baseUrl = 'https://project.test';
const email = 'ada@example.com';
const session = { access_token: 'a.b.c', refresh_token: 'r' };
const ready = { backend: 'Supabase Auth', step: 'ready', token: session.access_token, session };

/** A flow whose project gives the same answer to everything, and the bodies that it was sent. */
function answering(status: number, answer: object, state?: object) {
  const bodies: unknown[] = [];
  const fetch = vi.fn(async (...args: Parameters<typeof globalThis.fetch>) => {
    bodies.push(await new Request(...args).json());
    return Response.json(answer, { status });
  });
  const client = createSupabaseClient({ baseUrl, anonKey: 'k', fetch });
  return { bodies, fetch, reset: createPasswordReset(client, { state }) };
}

test('sends the token of a captcha where Supabase looks for it, and does not keep it', async () => {
  const { reset, bodies } = answering(200, {});

  const { data } = await reset.request({ email, captchaToken: 'P1_eyJ0' });
  await reset.request({ email, captchaToken: '' });

  expect(bodies).toEqual([{ email, gotrue_meta_security: { captcha_token: 'P1_eyJ0' } }, { email }]);
  expect(JSON.stringify(data)).not.toContain('P1_eyJ0');
});

test.each([
  ['Resend: domain is not verified', 'delivery-failed'],
  ['Unexpected failure, please check server logs for more information', 'server-error'],
  ['Database error finding user', 'server-error'],
  ['captcha verification process failed', 'server-error'],
])('a mail that was answered with 500 "%s" is a %s', async (message, kind) => {
  const { reset } = answering(500, { code: 'unexpected_failure', message });

  expect((await reset.request({ email })).error).toMatchObject({ kind, message, status: 500 });
});

test.each([
  [401, 'insufficient_aal', 'AAL2 session is required to …', 'second-factor-required'],
  [403, 'session_not_found', 'Session from session_id claim in JWT does not exist', 'session-ended'],
  [403, 'user_banned', 'User is banned', 'account-disabled'],
  [403, 'bad_jwt', 'invalid JWT: token is expired', 'invalid-token'],
  [400, 'reauthentication_needed', 'Password update requires reauthentication', 'invalid-request'],
])('a password that was answered with %i %s is not set, and the state stays', async (status, code, message, kind) => {
  const { reset } = answering(status, { code, message }, ready);

  const { error } = await reset.confirm({ newPassword: 'x' });

  expect(error).toMatchObject({ kind, code });
  expect(reset.state).toEqual(ready);
});

test.each(['a.b.\nc', 'a.b.\u2713'])(
  'does not send a token that no header can have, or repeat it: %j',
  async (token) => {
    const { reset, fetch } = answering(200, {});

    const { error } = await reset.confirm({ newPassword: 'x', token });

    expect(error).toMatchObject({
      kind: 'invalid-request',
      message: 'A header has invalid characters',
    });
    expect(fetch).not.toHaveBeenCalled();
  },
);
