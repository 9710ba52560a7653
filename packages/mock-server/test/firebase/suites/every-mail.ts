import { createMockServer, type Message, type MockServer } from '@resetkit/mock-server';
import { firebase } from '@resetkit/mock-server/firebase';
import { type EveryMail, email, mailTo, newEmail, type Said, send, settings } from '../../mails/mail.ts';

const ofAccounts = '/identitytoolkit.googleapis.com/v1/accounts:';

async function signedInAtFirebase(mock: MockServer): Promise<string> {
  const { tokens } = await mock.sessions.make(email);
  return tokens.accessToken ?? '';
}

function ofFirebase(asked: object, to: string = email) {
  return async (said: Said): Promise<Message> => {
    const mock = createMockServer(firebase({ appName: said.project ?? 'Resetkit' }), settings(said));
    const idToken = await signedInAtFirebase(mock);
    await send(mock, `${ofAccounts}sendOobCode?key=k`, { email, idToken, ...asked });
    return mailTo(mock, to);
  };
}

/** With e-mail enumeration protection an address has to be confirmed before it takes the place of another. */
async function changedAtFirebase({ project = 'Resetkit', ...said }: Said): Promise<Message> {
  const mock = createMockServer(firebase({ appName: project, enableImprovedEmailPrivacy: false }), settings(said));
  await send(mock, `${ofAccounts}update?key=k`, { idToken: await signedInAtFirebase(mock), email: newEmail });
  return mailTo(mock);
}

const sender = { from: 'noreply@demo-resetkit.firebaseapp.com' };

/** The mails of Firebase Auth. */
export const everyMail: EveryMail = {
  'Firebase Auth: reset': {
    make: ofFirebase({ requestType: 'PASSWORD_RESET' }),
    ...sender,
    subject: 'Reset your password for Resetkit',
    parts: [
      'p: Hello,',
      'p: Open this link to choose a new password for your Resetkit account ada@example.com.',
      'p: [LINK](LINK)',
      'p: If you did not ask for that, you need not do anything.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nOpen this link to choose a new password for your Resetkit account ada@example.com.\n\nLINK\n\nIf you did not ask for that, you need not do anything.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'Firebase Auth: verification': {
    make: ofFirebase({ requestType: 'VERIFY_EMAIL' }),
    ...sender,
    subject: 'Verify your email for Resetkit',
    parts: [
      'p: Hello,',
      'p: Open this link to confirm that ada@example.com is your address.',
      'p: [LINK](LINK)',
      'p: If you did not give this address, you need not do anything.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nOpen this link to confirm that ada@example.com is your address.\n\nLINK\n\nIf you did not give this address, you need not do anything.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'Firebase Auth: another address': {
    make: ofFirebase({ requestType: 'VERIFY_AND_CHANGE_EMAIL', newEmail }, newEmail),
    ...sender,
    subject: 'Verify your new email for Resetkit',
    parts: [
      'p: Hello,',
      'p: Open this link to sign in to Resetkit with this address from now on.',
      'p: [LINK](LINK)',
      'p: If you did not ask for that, you need not do anything.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nOpen this link to sign in to Resetkit with this address from now on.\n\nLINK\n\nIf you did not ask for that, you need not do anything.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'Firebase Auth: sign-in': {
    make: ofFirebase({ requestType: 'EMAIL_SIGNIN' }),
    ...sender,
    subject: 'Sign in to Resetkit',
    parts: [
      'p: Hello,',
      'p: Open this link to sign in to Resetkit as ada@example.com.',
      'p: [LINK](LINK)',
      'p: If you did not ask for that, you need not do anything.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nOpen this link to sign in to Resetkit as ada@example.com.\n\nLINK\n\nIf you did not ask for that, you need not do anything.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'Firebase Auth: the address was changed': {
    make: changedAtFirebase,
    ...sender,
    subject: 'Your sign-in email was changed for Resetkit',
    parts: [
      'p: Hello,',
      'p: The address with which you sign in to Resetkit is no longer ada@example.com.',
      'p: [LINK](LINK)',
      'p: If you did not change it, open the link to have your address back.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nThe address with which you sign in to Resetkit is no longer ada@example.com.\n\nLINK\n\nIf you did not change it, open the link to have your address back.\n\nThanks,\n\nYour Resetkit team\n',
  },
};
