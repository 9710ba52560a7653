import { createMockServer, type Message } from '@resetkit/mock-server';
import { type SupabaseOptions, supabase } from '@resetkit/mock-server/supabase';
import { type EveryMail, email, mailTo, newEmail, password, type Said, send, settings } from '../../mails/mail.ts';

type Supabase = ReturnType<typeof supabaseMock>;

function supabaseMock(said: Said, options: Partial<SupabaseOptions>) {
  const mock = createMockServer(supabase({ uriAllowList: ['**'], ...options }), settings(said));
  const { anonKey, serviceRoleKey } = supabase().options;
  const redirect = `?redirect_to=${encodeURIComponent(said.page ?? 'https://app.example.com/reset')}`;
  const asked = (path: string, body: object, token = anonKey, method = 'POST'): Promise<unknown> =>
    send(mock, `/auth/v1/${path}${redirect}`, body, { apikey: anonKey, authorization: `Bearer ${token}` }, method);
  const signIn = async (): Promise<string> => {
    const path = '/auth/v1/token?grant_type=password';
    const body = await send(mock, path, { email, password }, { apikey: anonKey });
    return String(Reflect.get(Object(body), 'access_token'));
  };
  return { mock, asked, signIn, anonKey, serviceRoleKey };
}

function ofSupabase(act: (world: Supabase) => Promise<unknown>, to = email, options: Partial<SupabaseOptions> = {}) {
  return async (said: Said): Promise<Message> => {
    const world = supabaseMock(said, options);
    await act(world);
    return mailTo(world.mock, to);
  };
}

const sender = { from: '"Supabase Auth" <noreply@mail.app.supabase.io>' };

/** The mails of Supabase. */
export const everyMail: EveryMail = {
  'Supabase: reset': {
    make: ofSupabase(({ asked }) => asked('recover', { email })),
    ...sender,
    subject: 'Reset your password',
    parts: [
      'h2: Reset your password',
      'p: You asked for a new password. Choose it here:',
      'p: [Reset password](LINK)',
      'p: Or enter this code: CODE',
      'p: If it was not you, you need not do anything.',
    ],
    text: 'Reset your password\n\nYou asked for a new password. Choose it here:\n\n    LINK\n\nOr enter this code: CODE\n\nIf it was not you, you need not do anything.\n',
  },
  'Supabase: confirmation': {
    make: ofSupabase(({ asked }) => asked('signup', { email: newEmail, password }), newEmail),
    ...sender,
    subject: 'Confirm your email address',
    parts: [
      'h2: Confirm your email address',
      'p: Show that this address is yours, to complete your account:',
      'p: [Confirm email address](LINK)',
      'p: Or enter this code: CODE',
    ],
    text: 'Confirm your email address\n\nShow that this address is yours, to complete your account:\n\n    LINK\n\nOr enter this code: CODE\n',
  },
  'Supabase: sign-in': {
    make: ofSupabase(({ asked }) => asked('otp', { email })),
    ...sender,
    subject: 'Your sign-in link',
    parts: [
      'h2: Your sign-in link',
      'p: Sign in here. The link works once, and not for long:',
      'p: [Sign in](LINK)',
      'p: Or enter this code: CODE',
    ],
    text: 'Your sign-in link\n\nSign in here. The link works once, and not for long:\n\n    LINK\n\nOr enter this code: CODE\n',
  },
  'Supabase: invitation': {
    make: ofSupabase(({ asked, serviceRoleKey }) => asked('invite', { email: newEmail }, serviceRoleKey), newEmail),
    ...sender,
    subject: "You've been invited",
    parts: [
      "h2: You've been invited",
      'p: Somebody would like you to have an account. Accept it here:',
      'p: [Accept invitation](LINK)',
      'p: Or enter this code: CODE',
    ],
    text: "You've been invited\n\nSomebody would like you to have an account. Accept it here:\n\n    LINK\n\nOr enter this code: CODE\n",
  },
  'Supabase: new address': {
    make: ofSupabase(async ({ asked, signIn }) => asked('user', { email: newEmail }, await signIn(), 'PUT'), newEmail),
    ...sender,
    subject: 'Confirm your new email address',
    parts: [
      'h2: Confirm your new email address',
      'p: Your account is to have the address lovelace@example.com. Confirm it here:',
      'p: [Confirm new email address](LINK)',
      'p: Or enter this code: CODE',
      'p: If it was not you, you need not do anything.',
    ],
    text: 'Confirm your new email address\n\nYour account is to have the address lovelace@example.com. Confirm it here:\n\n    LINK\n\nOr enter this code: CODE\n\nIf it was not you, you need not do anything.\n',
  },
  'Supabase: nonce': {
    make: ofSupabase(async ({ mock, anonKey, signIn }) =>
      mock.fetch('/auth/v1/reauthenticate', {
        headers: { apikey: anonKey, authorization: `Bearer ${await signIn()}` },
      }),
    ),
    ...sender,
    subject: 'CODE is your verification code',
    parts: [
      'h2: Your verification code',
      'p: Enter this code to show that it is you. It is good for a short time:',
      'p: CODE',
    ],
    text: 'Your verification code\n\nEnter this code to show that it is you. It is good for a short time:\n\n    CODE\n',
  },
  'Supabase: new password': {
    make: ofSupabase(
      async ({ asked, signIn }) => asked('user', { password: 'Difference-Engine-1822' }, await signIn(), 'PUT'),
      email,
      { mailerNotificationsPasswordChangedEnabled: true },
    ),
    ...sender,
    subject: 'Your password was changed',
    parts: [
      'h2: Your password was changed',
      'p: Your account has a new password.',
      'p: If that was not you, reset the password, and tell your support at once.',
    ],
    text: 'Your password was changed\n\nYour account has a new password.\n\nIf that was not you, reset the password, and tell your support at once.\n',
  },
};
