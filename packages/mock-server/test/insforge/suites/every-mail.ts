import { createMockServer, type Message } from '@resetkit/mock-server';
import { type InsforgeOptions, insforge } from '@resetkit/mock-server/insforge';
import { type EveryMail, email, mailTo, type Said, send, settings } from '../../mails/mail.ts';

function ofInsforge(operation: string, options: Partial<InsforgeOptions> = {}) {
  return async (said: Said): Promise<Message> => {
    const { page = 'https://app.example.com/reset' } = said;
    const isLink = options.resetPasswordMethod === 'link' || options.verifyEmailMethod === 'link';
    const mock = createMockServer(insforge({ ...options, allowedRedirectUrls: [page] }), settings(said));
    await send(mock, `/api/auth/email/${operation}`, { email, ...(isLink && { redirectTo: page }) });
    return mailTo(mock);
  };
}

const sender = { from: 'InsForge <noreply@example.com>' };
const resetByCode = {
  ...sender,
  subject: 'Reset your password',
  parts: [
    'h2: Reset your password',
    'p: Type this code into the app to choose a new password.',
    'div: CODE',
    'p: The code is good for 15 minutes.',
  ],
  text: 'Type this code into the app to choose a new password.\n\n    CODE\n\nThe code is good for 15 minutes.\n',
};

/** The mails of InsForge. */
export const everyMail: EveryMail = {
  'InsForge: reset by code': {
    make: ofInsforge('send-reset-password'),
    ...resetByCode,
    parts: resetByCode.parts.map((part) => part.replace('p: Type', 'p: Hello Ada, | Type')),
    text: `Hello Ada,\n\n${resetByCode.text}`,
  },
  'InsForge: reset by code, over SMTP': {
    make: ofInsforge('send-reset-password', { smtp: { minIntervalSeconds: 60 } }),
    ...resetByCode,
  },
  'InsForge: reset by link': {
    make: ofInsforge('send-reset-password', { resetPasswordMethod: 'link' }),
    ...sender,
    subject: 'Reset your password',
    parts: [
      'h2: Reset your password',
      'p: Hello Ada, | Follow this link to choose a new password.',
      'a: [Reset Password](LINK)',
      'p: The link is good for 24 hours.',
    ],
    text: 'Hello Ada,\n\nFollow this link to choose a new password.\n\n    LINK\n\nThe link is good for 24 hours.\n',
  },
  'InsForge: verification by code': {
    make: ofInsforge('send-verification'),
    ...sender,
    subject: 'Verify your email',
    parts: [
      'h2: Verify your email',
      'p: Hello Ada, | Type this code into the app to show that this address is yours.',
      'div: CODE',
      'p: The code is good for 15 minutes.',
    ],
    text: 'Hello Ada,\n\nType this code into the app to show that this address is yours.\n\n    CODE\n\nThe code is good for 15 minutes.\n',
  },
  'InsForge: verification by link': {
    make: ofInsforge('send-verification', { verifyEmailMethod: 'link' }),
    ...sender,
    subject: 'Verify your email',
    parts: [
      'h2: Verify your email',
      'p: Hello Ada, | Follow this link to show that this address is yours.',
      'a: [Verify Email](LINK)',
      'p: The link is good for 24 hours.',
    ],
    text: 'Hello Ada,\n\nFollow this link to show that this address is yours.\n\n    LINK\n\nThe link is good for 24 hours.\n',
  },
  'InsForge: sign-in': {
    make: ofInsforge('send-otp'),
    ...sender,
    subject: 'CODE is your verification code',
    parts: [
      'h2: Your verification code',
      'p: Hello User, | Type this code into the app to sign in.',
      'div: CODE',
      'p: The code is good for 5 minutes.',
    ],
    text: 'Hello User,\n\nType this code into the app to sign in.\n\n    CODE\n\nThe code is good for 5 minutes.\n',
  },
};
