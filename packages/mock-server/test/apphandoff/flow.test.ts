import { supabase } from '@resetkit/mock-server/supabase';
import { describe, expect, test } from 'vitest';
import { type Opened, ways } from './ways.ts';
import { exchange, failure, follow, fromPortal, portal, send, textAt, u, unknown } from './world.ts';

const newPassword = 'u-new-pass2';
/** What the connection adds, and only where there is one. */
const byConnection = ['date', 'connection', 'keep-alive'];

describe.each(ways)('$name', ({ open }) => {
  test('a reset takes six steps, from asking for the mail to signing in with the new password', async () => {
    const world = await open();
    const { mock, post, fetch, projectUrl } = world;
    try {
      const { user: before } = Object(await login(world, u.password).then(({ body }) => body));

      // 1 and 2: AppHandoff answers alike whoever asks, and mails a link of Supabase's to whoever has an account.
      const known = await asked(world, u.email);
      expect(await asked(world, unknown)).toEqual(known);
      expect(known.status).toBe(200);
      expect(JSON.parse(known.text)).toEqual({
        ok: true,
        message: 'If an account exists for this email, we have sent a link to reset its password.',
      });
      const [mail, ...others] = await mock.outbox.list();
      expect(others).toEqual([]);
      expect(mail).toMatchObject({
        to: u.email,
        kind: 'password-reset',
        token: expect.stringMatching(/^[0-9a-f]{56}$/),
      });
      const link = textAt(mail, 'link');
      expect(link).toBe(
        `${projectUrl}/auth/v1/verify?token=${mail?.token}&type=recovery&redirect_to=${portal}/auth/callback`,
      );

      // 3: the link leads to the portal, with a session in the fragment.
      const { to, fragment } = await follow(fetch, link);
      expect(to).toBe(`${portal}/auth/callback`);
      expect(fragment).toMatchObject({ token_type: 'bearer', type: 'recovery' });
      const access_token = textAt(fragment, 'access_token');
      const refresh_token = textAt(fragment, 'refresh_token');

      // 4: the portal makes cookies of it.
      const exchanged = await post(exchange, { access_token, refresh_token, redirect_to: '/settings/password' });
      expect(exchanged).toEqual({ status: 200, body: { redirectTo: '/settings/password' } });
      expect(sessionIn(exchanged.headers.getSetCookie())).toMatchObject({ access_token, refresh_token, user: before });

      // 5: Supabase sets the password.
      const changed = await fetch(
        new Request(`${projectUrl}/auth/v1/user`, {
          method: 'PUT',
          headers: {
            apikey: supabase().options.anonKey,
            authorization: `Bearer ${access_token}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ password: newPassword }),
        }),
      );
      expect([changed.status, await changed.json()]).toEqual([200, expect.objectContaining(before)]);

      // 6: it is good at AppHandoff, and the old one is not.
      expect(await login(world, newPassword)).toEqual({
        status: 200,
        body: {
          token: expect.stringMatching(/^eyJ/),
          refresh_token: expect.any(String),
          expires_in: expect.any(Number),
          user: before,
        },
      });
      expect(await login(world, u.password)).toEqual(failure(401, 'invalid_credentials', 'Wrong email or password'));
      expect((await follow(fetch, link)).fragment).toMatchObject({ error_code: 'otp_expired' });
    } finally {
      await world.close();
    }
  });
});

/** An answer byte by byte. */
async function asked(
  { fetch, baseUrl }: Opened,
  email: string,
): Promise<{ status: number; text: string; headers: unknown }> {
  const response = await fetch(
    new Request(`${baseUrl}${send}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...fromPortal },
      body: JSON.stringify({ email, callback_origin: portal }),
    }),
  );
  const headers = [...response.headers].filter(([name]) => !byConnection.includes(name));
  return { status: response.status, text: await response.text(), headers };
}

function login({ post }: Opened, password: string): ReturnType<Opened['post']> {
  return post('/auth/login', { email: u.email, password }, fromPortal);
}

/** The session in cookies, put together as Supabase's helpers for server-side rendering do. */
function sessionIn(cookies: readonly string[]): unknown {
  const pieces = cookies.map((cookie) => /^sb-apphandoff-auth-token\.(\d)=([^;]*)/.exec(cookie) ?? []);
  const value = pieces
    .sort(([, one = ''], [, other = '']) => one.localeCompare(other))
    .map(([, , piece = '']) => piece)
    .join('');
  return JSON.parse(Buffer.from(value.replace(/^base64-/, ''), 'base64url').toString());
}
