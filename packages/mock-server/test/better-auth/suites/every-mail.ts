import { createMockServer, type Message } from '@resetkit/mock-server';
import { betterAuth } from '@resetkit/mock-server/better-auth';
import { type EveryMail, email, mailTo, type Said, send, settings } from '../../mails/mail.ts';

function mailedFor(path: string) {
  return async (said: Said): Promise<Message> => {
    const { page: redirectTo = 'https://app.example.com/reset' } = said;
    const trustedOrigins = ['https://app.example.com'];
    const mock = createMockServer(betterAuth({ trustedOrigins }), settings(said));
    await send(mock, `/api/auth/${path}`, path.startsWith('email-otp') ? { email } : { email, redirectTo });
    return mailTo(mock);
  };
}

/** The mails of better-auth: the words are ours, because each app writes its own. */
export const everyMail: EveryMail = {
  'better-auth: reset by link': {
    make: mailedFor('request-password-reset'),
    from: 'App <noreply@example.com>',
    subject: 'Reset your password',
    parts: [
      'h1: Reset your password',
      'p: Hello Ada, | Somebody asked for a new password for your account. Follow this link to choose one.',
      'a: [Choose a password](LINK)',
      'p: If it was not you, leave this mail alone.',
    ],
    text: 'Hello Ada,\n\nSomebody asked for a new password for your account. Follow this link to choose one.\n\n    LINK\n\nIf it was not you, leave this mail alone.\n',
  },
  'better-auth: reset by code': {
    make: mailedFor('email-otp/request-password-reset'),
    from: 'App <noreply@example.com>',
    subject: 'Reset your password',
    parts: [
      'h1: Reset your password',
      'p: Hello Ada, | Somebody asked for a new password for your account. Type these digits into the app to choose one.',
      'span: CODE',
      'p: If it was not you, leave this mail alone.',
    ],
    text: 'Hello Ada,\n\nSomebody asked for a new password for your account. Type these digits into the app to choose one.\n\n    CODE\n\nIf it was not you, leave this mail alone.\n',
  },
};
