import type { SupabaseOptions } from '@resetkit/mock-server/supabase';
import type { AuthError } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import { ada } from '../world.ts';
import { open, seen, type Vendor, vendorWays } from './open.ts';

type Answer = Promise<{ readonly error: AuthError | null }>;

interface Case {
  readonly code: string;
  readonly status: number;
  readonly what: string;
  readonly options?: Partial<SupabaseOptions>;
  readonly limits?: 'real';
  readonly flowType?: 'pkce';
  act(vendor: Vendor): Answer;
}

const bob = { email: 'bob@example.com', password: 'bob-new-pass1' };
const nobody = '00000000-0000-4000-8000-000000000000';

async function signedIn({ auth }: Vendor): Promise<{ access_token: string; refresh_token: string }> {
  const { data } = await auth.signInWithPassword(ada);
  return { access_token: data.session?.access_token ?? '', refresh_token: data.session?.refresh_token ?? '' };
}

const recover = ({ auth }: Vendor): Answer => auth.resetPasswordForEmail(ada.email);

async function change(vendor: Vendor, attributes: Parameters<Vendor['auth']['updateUser']>[0]): Answer {
  await signedIn(vendor);
  return vendor.auth.updateUser(attributes);
}

async function exchange(vendor: Vendor, meanwhile: (vendor: Vendor) => void = () => {}): Answer {
  await recover(vendor);
  const { link = '' } = await vendor.mock.outbox.waitFor();
  const code = (await vendor.follow(link)).searchParams.get('code') ?? '';
  meanwhile(vendor);
  return vendor.auth.exchangeCodeForSession(code);
}

async function banned(vendor: Vendor): Promise<void> {
  await vendor.admin.updateUserById(ada.id, { ban_duration: '24h' });
}

const cases: readonly Case[] = [
  {
    code: 'validation_failed',
    status: 400,
    what: 'a malformed address',
    act: ({ auth }) => auth.resetPasswordForEmail('ada'),
  },
  {
    code: 'over_email_send_rate_limit',
    status: 429,
    what: 'a second mail at once',
    limits: 'real',
    act: (vendor) => recover(vendor).then(() => recover(vendor)),
  },
  {
    code: 'over_request_rate_limit',
    status: 429,
    what: 'the 31st request',
    limits: 'real',
    act: async ({ auth }) => {
      for (let count = 0; count < 30; count += 1) await auth.resetPasswordForEmail('x@example.com');
      return auth.resetPasswordForEmail('x@example.com');
    },
  },
  {
    code: 'email_provider_disabled',
    status: 400,
    what: 'a recovery while e-mail is off',
    options: { externalEmailEnabled: false },
    act: recover,
  },
  {
    code: 'email_provider_disabled',
    status: 422,
    what: 'a sign-in while e-mail is off',
    options: { externalEmailEnabled: false },
    act: ({ auth }) => auth.signInWithPassword(ada),
  },
  {
    code: 'otp_expired',
    status: 403,
    what: 'wrong digits',
    act: ({ auth }) => auth.verifyOtp({ type: 'recovery', email: ada.email, token: '000000' }),
  },
  {
    code: 'otp_expired',
    status: 403,
    what: 'a dead link',
    act: ({ auth }) => auth.verifyOtp({ type: 'recovery', token_hash: 'x' }),
  },
  {
    code: 'user_banned',
    status: 403,
    what: 'a link of a banned account',
    act: async (vendor) => {
      await recover(vendor);
      const { token = '' } = await vendor.mock.outbox.waitFor();
      await banned(vendor);
      return vendor.auth.verifyOtp({ type: 'recovery', token_hash: token });
    },
  },
  {
    code: 'invalid_credentials',
    status: 400,
    what: 'a wrong password',
    act: ({ auth }) => auth.signInWithPassword({ ...ada, password: 'x' }),
  },
  {
    code: 'email_not_confirmed',
    status: 400,
    what: 'an unconfirmed account',
    act: async ({ auth, mock }) => {
      await mock.accounts.put({ ...ada, emailVerified: false });
      return auth.signInWithPassword(ada);
    },
  },
  {
    code: 'user_banned',
    status: 400,
    what: 'a sign-in of a banned account',
    act: (vendor) => banned(vendor).then(() => vendor.auth.signInWithPassword(ada)),
  },
  {
    code: 'refresh_token_not_found',
    status: 400,
    what: 'an unknown refresh token',
    act: ({ auth }) => auth.refreshSession({ refresh_token: 'abcdefghijkl' }),
  },
  {
    code: 'refresh_token_already_used',
    status: 400,
    what: 'a refresh token used twice',
    options: { refreshTokenReuseIntervalSeconds: 0 },
    act: async (vendor) => {
      const { refresh_token } = await signedIn(vendor);
      for (const _ of [1, 2]) await vendor.auth.refreshSession();
      return vendor.auth.refreshSession({ refresh_token });
    },
  },
  {
    code: 'bad_code_verifier',
    status: 400,
    what: "another request's code",
    flowType: 'pkce',
    limits: 'real',
    act: async (vendor) => {
      await recover(vendor);
      const { link = '' } = await vendor.mock.outbox.waitFor();
      // Refused for being too early, and yet the first link now belongs to a challenge that this client does not know.
      await vendor.mock.fetch('/auth/v1/recover', {
        method: 'POST',
        headers: { apikey: (await vendor.mock.options.get()).anonKey },
        body: JSON.stringify({ email: ada.email, code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }),
      });
      const code = (await vendor.follow(link)).searchParams.get('code') ?? '';
      return vendor.auth.exchangeCodeForSession(code);
    },
  },
  {
    code: 'flow_state_not_found',
    status: 404,
    what: 'an unknown code',
    flowType: 'pkce',
    act: (vendor) => recover(vendor).then(() => vendor.auth.exchangeCodeForSession(nobody)),
  },
  {
    code: 'flow_state_expired',
    status: 422,
    what: 'a code after 5 minutes',
    flowType: 'pkce',
    act: (vendor) => exchange(vendor, ({ mock }) => void mock.clock.advance(300_001)),
  },
  {
    code: 'same_password',
    status: 422,
    what: 'the old password',
    act: (vendor) => change(vendor, { password: ada.password }),
  },
  {
    code: 'reauthentication_needed',
    status: 400,
    what: 'an old session',
    options: { updatePasswordRequireReauthentication: true, jwtExpirySeconds: 604_800 },
    act: async (vendor) => {
      await signedIn(vendor);
      vendor.mock.clock.advance(86_401_000);
      return vendor.auth.updateUser({ password: 'ada-new-pass2' });
    },
  },
  {
    code: 'reauthentication_not_valid',
    status: 422,
    what: 'a wrong nonce',
    options: { updatePasswordRequireReauthentication: true, jwtExpirySeconds: 604_800 },
    act: async (vendor) => {
      await signedIn(vendor);
      vendor.mock.clock.advance(86_401_000);
      await vendor.auth.reauthenticate();
      return vendor.auth.updateUser({ password: 'ada-new-pass2', nonce: 'x' });
    },
  },
  {
    code: 'current_password_required',
    status: 400,
    what: 'no current password',
    options: { updatePasswordRequireCurrentPassword: true },
    act: (vendor) => change(vendor, { password: 'ada-new-pass2' }),
  },
  {
    code: 'current_password_invalid',
    status: 400,
    what: 'a wrong current password',
    options: { updatePasswordRequireCurrentPassword: true },
    act: (vendor) => change(vendor, { password: 'ada-new-pass2', current_password: 'x' }),
  },
  {
    code: 'email_exists',
    status: 422,
    what: 'an address that is taken',
    act: async (vendor) => {
      await vendor.mock.accounts.put({ email: bob.email });
      return change(vendor, { email: bob.email });
    },
  },
  {
    code: 'bad_jwt',
    status: 403,
    what: 'a token that has expired',
    act: async (vendor) => {
      const { access_token } = await signedIn(vendor);
      vendor.mock.clock.advance('1h');
      return vendor.auth.getUser(access_token);
    },
  },
  {
    code: 'user_not_found',
    status: 403,
    what: 'a token whose account is gone',
    act: async (vendor) => {
      const { access_token } = await signedIn(vendor);
      await vendor.admin.deleteUser(ada.id);
      return vendor.auth.getUser(access_token);
    },
  },
  {
    code: 'signup_disabled',
    status: 422,
    what: 'a sign-up while sign-ups are disabled',
    options: { disableSignup: true },
    act: ({ auth }) => auth.signUp(bob),
  },
  {
    code: 'user_already_exists',
    status: 422,
    what: 'a second sign-up',
    options: { mailerAutoconfirm: true },
    act: ({ auth }) => auth.signUp(ada),
  },
  {
    code: 'anonymous_provider_disabled',
    status: 422,
    what: 'an anonymous sign-in',
    act: ({ auth }) => auth.signInAnonymously(),
  },
  {
    code: 'phone_provider_disabled',
    status: 422,
    what: 'a phone',
    act: ({ auth }) => auth.signInWithPassword({ phone: '+441632960000', password: 'x' }),
  },
  {
    code: 'otp_disabled',
    status: 422,
    what: 'a magic link for nobody',
    act: ({ auth }) => auth.signInWithOtp({ email: bob.email, options: { shouldCreateUser: false } }),
  },
  {
    code: 'user_not_found',
    status: 404,
    what: 'a link for nobody',
    act: ({ admin }) => admin.generateLink({ type: 'recovery', email: bob.email }),
  },
  {
    code: 'not_admin',
    status: 403,
    what: 'an app that makes links',
    act: ({ auth }) => auth.admin.listUsers(),
  },
  {
    code: 'email_exists',
    status: 422,
    what: 'an account that is there',
    act: ({ admin }) => admin.createUser({ email: ada.email }),
  },
];

describe.each(vendorWays)('$name', (way) => {
  test.each(cases)(
    '$code ($status) of $what is an AuthApiError',
    async ({ what: _what, code, status, options, act, ...settings }) => {
      const { error } = await act(await open(way, options, settings));

      expect(seen(error)).toEqual({ name: 'AuthApiError', status, code, message: expect.stringMatching(/\w/) });
    },
  );

  test('a weak password is an error of its own, with reasons', async () => {
    const vendor = await open(way);
    const { error } = await change(vendor, { password: 'short' });

    expect(seen(error)).toEqual({
      name: 'AuthWeakPasswordError',
      status: 422,
      code: 'weak_password',
      message: 'Password should be at least 6 characters.',
    });
    expect(Reflect.get(Object(error), 'reasons')).toEqual(['length']);
  });

  test('a session that has ended is a missing one', async () => {
    const vendor = await open(way);
    const { access_token } = await signedIn(vendor);
    await vendor.auth.signOut();

    expect(seen((await vendor.auth.getUser(access_token)).error)).toEqual({
      name: 'AuthSessionMissingError',
      status: 400,
      message: 'Auth session missing!',
    });
  });

  test('a mail server that fails is worded by its sentence, under a code of the server', async () => {
    const { error } = await recover(await open(way, { mail: 'fails' }));

    expect(seen(error)).toMatchObject({
      status: 500,
      message: expect.stringContaining('Error sending recovery email'),
    });
  });

  test("a wrong key is the gateway's to refuse", async () => {
    const vendor = await open(way);
    await vendor.mock.options.set({ anonKey: 'another', serviceRoleKey: 'and-another' });

    expect(seen((await recover(vendor)).error)).toEqual({
      name: 'AuthApiError',
      status: 401,
      message: 'Invalid API key',
    });
  });
});
