import { createMockServer, type Message } from '@resetkit/mock-server';
import { type PocketbaseOptions, pocketbase } from '@resetkit/mock-server/pocketbase';
import { type EveryMail, email, mailTo, type Said, send, settings } from '../../mails/mail.ts';

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
};
