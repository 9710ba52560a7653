import { createMockServer, type Message } from '@resetkit/mock-server';
import { type UnleashOptions, unleash } from '@resetkit/mock-server/unleash';
import { account, clock, type EveryMail, email, mailTo, type Said, send } from '../../mails/mail.ts';

async function resetOfUnleash(said: Said): Promise<Message> {
  const seed = [{ ...account(said), rootRole: 'Editor' as const }];
  const mock = createMockServer(unleash(), { clock, seed });
  await send(mock, '/auth/reset/password-email', { email });
  return mailTo(mock);
}

function invitationOfUnleash(options: Partial<UnleashOptions> = {}) {
  return async ({ name = 'Ada' }: Said): Promise<Message> => {
    const mock = createMockServer(unleash(options), { clock });
    const { apiTokens } = await mock.options.get();
    const authorization = apiTokens.admin[0] ?? '';
    await send(mock, '/api/admin/user-admin', { email, name, rootRole: 'Viewer' }, { authorization });
    return mailTo(mock);
  };
}

const sender = { from: 'Unleash <noreply@getunleash.io>' };
const resources = [
  'h2: Read on',
  'p: What you may want to read next:',
  'li: [Documentation](https://docs.getunleash.io)',
  'li: [Source code](https://github.com/unleash)',
  'li: [SDKs](https://docs.getunleash.io/sdks)',
  `p: Sent to ${email}`,
];
const resourcesInText =
  'What you may want to read next:\n\n- https://docs.getunleash.io\n- https://github.com/unleash\n- https://docs.getunleash.io/sdks\n';

/** The mails of Unleash. */
export const everyMail: EveryMail = {
  'Unleash: reset': {
    make: resetOfUnleash,
    ...sender,
    subject: 'Unleash - Reset your password',
    parts: [
      'p: You, or somebody else, asked for a new password for your Unleash account. The link is below.',
      'p: Unleash',
      'h1: Reset password',
      'p: You, or somebody else, asked for a new password for your Unleash account. If it was you, choose one within 24 hours. If it was not, leave the link alone, and see whether you can still sign in.',
      'p: [Reset password](LINK)',
      `p: [Unleash on GitHub](https://github.com/Unleash/unleash) | Sent to ${email}`,
    ],
    text: 'Reset password\n\nYou, or somebody else, asked for a new password for your Unleash account. If it was you, choose one within 24 hours.\n\n    LINK\n\nIf it was not, leave the link alone, and see whether you can still sign in.\n',
  },
  'Unleash: invitation': {
    make: invitationOfUnleash(),
    ...sender,
    subject: 'Welcome to Unleash',
    parts: [
      'hidden: Your organization has an account for you. Choose a password to begin. The link works for 24 hours.',
      'p: Unleash',
      'h1: Welcome to Unleash Ada!',
      'p: Your organization has an account for you. Choose a password to begin. The link works for 24 hours.',
      'p: [Choose a password](LINK)',
      ...resources,
    ],
    text: `Welcome to Unleash Ada!\n\nYour organization has an account for you. Choose a password to begin. The link works for 24 hours.\n\n    LINK\n\n${resourcesInText}`,
  },
  'Unleash: invitation without a password': {
    make: invitationOfUnleash({ passwordLoginDisabled: true }),
    ...sender,
    subject: 'Welcome to Unleash',
    parts: [
      'hidden: Your organization has an account for you. You can sign in here.',
      'p: Unleash',
      'h1: Welcome to Unleash Ada!',
      'p: Your organization has an account for you. You can sign in here.',
      'p: [Sign in](LINK)',
      ...resources,
    ],
    text: `Welcome to Unleash Ada!\n\nYour organization has an account for you. You can sign in here.\n\n    LINK\n\n${resourcesInText}`,
  },
};
