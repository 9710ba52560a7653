import { createMockServer, type Message } from '@resetkit/mock-server';
import { type StackAuthOptions, stackAuth } from '@resetkit/mock-server/stack-auth';
import { type EveryMail, email, mailTo, newEmail, password, type Said, send, settings } from '../../mails/mail.ts';

function ofStackAuth(path: string, body: object, options: Partial<StackAuthOptions> = {}, to = email) {
  return async (said: Said): Promise<Message> => {
    const { page = 'https://app.example.com/reset', project = 'New Project' } = said;
    const trustedDomains = [new URL(page).origin];
    const mock = createMockServer(
      stackAuth({ projectDisplayName: project, trustedDomains, ...options }),
      settings(said),
    );
    const { projectId, publishableClientKey } = await mock.options.get();
    await send(
      mock,
      `/api/v1/auth/${path}`,
      { email: to, ...body, [path === 'password/sign-up' ? 'verification_callback_url' : 'callback_url']: page },
      {
        'x-stack-access-type': 'client',
        'x-stack-project-id': projectId,
        'x-stack-publishable-client-key': publishableClientKey,
      },
    );
    return mailTo(mock, to);
  };
}

const sender = { from: '"New Project" <noreply@example.com>' };
const notExpected = 'If you did not expect this mail, nothing needs to be done.';

/** The mails of Stack Auth. */
export const everyMail: EveryMail = {
  'Stack Auth: reset': {
    make: ofStackAuth('password/send-reset-code', {}),
    ...sender,
    subject: 'Reset your password at New Project',
    parts: [
      'h3: Reset your password at New Project',
      'p: Hi, Ada! Use the button to choose a new password.',
      'p: [Reset my password](LINK)',
      'hr',
      `p: ${notExpected}`,
    ],
    text: `Reset your password at New Project\n\nHi, Ada! Use the button to choose a new password.\n\nReset my password: LINK\n\n${notExpected}\n`,
  },
  'Stack Auth: verification': {
    make: ofStackAuth('password/sign-up', { password }, {}, newEmail),
    ...sender,
    subject: 'Verify your email at New Project',
    parts: [
      'h3: Verify your email at New Project',
      'p: Hi! Use the button to say that this address is yours.',
      'p: [Verify my email](LINK)',
      'hr',
      `p: ${notExpected}`,
    ],
    text: `Verify your email at New Project\n\nHi! Use the button to say that this address is yours.\n\nVerify my email: LINK\n\n${notExpected}\n`,
  },
  'Stack Auth: sign-in': {
    make: ofStackAuth('otp/send-sign-in-code', {}, { magicLinkEnabled: true }),
    ...sender,
    subject: 'Sign in to New Project: Your code is CODE',
    parts: [
      'h3: Sign in to New Project',
      'p: Hi! Type this code to sign in. It can be used once:',
      'p: CODE',
      'p: Instead, you can follow [this link](LINK).',
      'hr',
      `p: ${notExpected}`,
    ],
    text: `Sign in to New Project\n\nHi! Type this code to sign in. It can be used once:\n\nCODE\n\nInstead, you can follow this link: LINK\n\n${notExpected}\n`,
  },
};
