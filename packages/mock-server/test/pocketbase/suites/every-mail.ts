import { createMockServer, type Message } from '@resetkit/mock-server';
import { type PocketbaseOptions, pocketbase } from '@resetkit/mock-server/pocketbase';
import {
  account,
  clock,
  type EveryMail,
  email,
  mailTo,
  newEmail,
  type Said,
  send,
  settings,
} from '../../mails/mail.ts';

function resetOfPocketbase(template?: string) {
  return async (said: Said): Promise<Message> => {
    // What stands in a template is the operator's, and is sent as it is.
    const { project = 'Acme', page = null } = template === undefined ? said : {};
    const users = template === undefined ? {} : { resetPasswordTemplate: { body: template } };
    const options: Partial<PocketbaseOptions> = { appName: project, appURL: page, collections: { users } };
    const mock = createMockServer(pocketbase(options), settings(said));
    await send(mock, '/api/collections/users/request-password-reset', { email });
    return mailTo(mock);
  };
}

function ofAddress(act: 'verify' | 'change') {
  return async (said: Said): Promise<Message> => {
    const { project = 'Acme', page = null } = said;
    const seed = [{ ...account(said), emailVerified: act === 'change' }];
    const mock = createMockServer(pocketbase({ appName: project, appURL: page }), { clock, seed });
    if (act === 'verify') {
      await send(mock, '/api/collections/users/request-verification', { email });
      return mailTo(mock);
    }
    const { tokens } = await mock.sessions.make(email);
    const headers = { authorization: tokens.accessToken ?? '' };
    await send(mock, '/api/collections/users/request-email-change', { newEmail }, headers);
    return mailTo(mock, newEmail);
  };
}

async function digitsOfPocketbase(said: Said): Promise<Message> {
  const { project = 'Acme', page = null } = said;
  const collections = { users: { otp: { enabled: true } } };
  const mock = createMockServer(pocketbase({ appName: project, appURL: page, collections }), settings(said));
  await send(mock, '/api/collections/users/request-otp', { email });
  return mailTo(mock);
}

/** The mails of PocketBase. */
export const everyMail: EveryMail = {
  'PocketBase: reset': {
    make: resetOfPocketbase(),
    from: 'Support <support@example.com>',
    subject: 'Reset your Acme password',
    parts: [
      'p: Hello,',
      'p: The button below leads to a page where you choose a new password.',
      'p: [Reset password](LINK)',
      'p: If you did not ask for one, there is nothing to do.',
      'p: Thanks, | Acme team',
    ],
    text: 'Hello,\nThe button below leads to a page where you choose a new password.\n[Reset password](LINK)\nIf you did not ask for one, there is nothing to do.\nThanks,\nAcme team',
  },
  'PocketBase: reset by a template': {
    make: resetOfPocketbase('<p>Hello {RECORD:name}, <a href="{APP_URL}/{TOKEN}">here</a></p>'),
    from: 'Support <support@example.com>',
    subject: 'Reset your Acme password',
    parts: ['p: Hello Ada, [here](LINK)'],
    text: 'Hello Ada, [here](LINK)',
  },
  'PocketBase: verification': {
    make: ofAddress('verify'),
    from: 'Support <support@example.com>',
    subject: 'Verify your Acme email',
    parts: [
      'p: Hello,',
      'p: The button below shows that this address is yours.',
      'p: [Verify](LINK)',
      'p: If you did not sign up, there is nothing to do.',
      'p: Thanks, | Acme team',
    ],
    text: 'Hello,\nThe button below shows that this address is yours.\n[Verify](LINK)\nIf you did not sign up, there is nothing to do.\nThanks,\nAcme team',
  },
  'PocketBase: one-time password': {
    make: digitsOfPocketbase,
    from: 'Support <support@example.com>',
    subject: 'OTP for Acme',
    parts: [
      'p: Hello,',
      'p: Your digits to sign in: CODE',
      'p: If you did not ask for them, there is nothing to do.',
      'p: Thanks, | Acme team',
    ],
    text: 'Hello,\nYour digits to sign in: CODE\nIf you did not ask for them, there is nothing to do.\nThanks,\nAcme team',
  },
  'PocketBase: new address': {
    make: ofAddress('change'),
    from: 'Support <support@example.com>',
    subject: 'Confirm your Acme new email address',
    parts: [
      'p: Hello,',
      'p: The button below leads to a page where you make this the address of your account.',
      'p: [Confirm new email](LINK)',
      'p: If you did not ask for another address, there is nothing to do.',
      'p: Thanks, | Acme team',
    ],
    text: 'Hello,\nThe button below leads to a page where you make this the address of your account.\n[Confirm new email](LINK)\nIf you did not ask for another address, there is nothing to do.\nThanks,\nAcme team',
  },
};
