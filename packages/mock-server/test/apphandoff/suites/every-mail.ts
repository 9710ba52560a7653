import { createMockServer, type Message } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { type EveryMail, email, mailTo, newEmail, password, type Said, send, settings } from '../../mails/mail.ts';

function ofAppHandoff(path: string, body: object = { email }, to = email) {
  return async (said: Said): Promise<Message> => {
    const mock = createMockServer(apphandoff(), settings(said));
    await send(mock, path, body, { origin: 'http://localhost:3000' });
    return mailTo(mock, to);
  };
}

const sender = { from: 'AppHandoff <noreply@example.com>' };
const leaveIt = 'If you did not ask for this mail, leave the link alone: nothing will change.';

/** The mails of AppHandoff. */
export const everyMail: EveryMail = {
  'AppHandoff: reset': {
    make: ofAppHandoff('/auth/send-password-reset'),
    ...sender,
    subject: 'Reset your AppHandoff password',
    parts: [
      'p: AppHandoff',
      'h1: Reset your password',
      'p: Follow this link to reset your password. It works once.',
      'p: [Choose a new password](LINK)',
      `p: ${leaveIt}`,
    ],
    text: `Hello,\n\nFollow this link to reset your password. It works once.\n\n    LINK\n\n${leaveIt}\n`,
  },
  'AppHandoff: sign-in': {
    make: ofAppHandoff('/auth/send-magic-link'),
    ...sender,
    subject: 'Sign in to AppHandoff',
    parts: [
      'p: AppHandoff',
      'h1: Sign in',
      'p: Follow this link to sign in. It works once.',
      'p: [Sign in to AppHandoff](LINK)',
      `p: ${leaveIt}`,
    ],
    text: `Hello,\n\nFollow this link to sign in. It works once.\n\n    LINK\n\n${leaveIt}\n`,
  },
  'AppHandoff: confirmation': {
    make: ofAppHandoff('/auth/signup', { email: newEmail, password }, newEmail),
    ...sender,
    subject: 'Confirm your AppHandoff account',
    parts: [
      'p: AppHandoff',
      'h1: Confirm your account',
      'p: Follow this link to confirm your account. It works once.',
      'p: [Confirm my account](LINK)',
      `p: ${leaveIt}`,
    ],
    text: `Hello,\n\nFollow this link to confirm your account. It works once.\n\n    LINK\n\n${leaveIt}\n`,
  },
};
