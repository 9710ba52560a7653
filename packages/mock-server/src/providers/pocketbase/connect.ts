import { type Connect, curlPost, demoEmail, literal, ownSnippet } from '../../core/about/connect.ts';
import type { PocketbaseOptions } from './options.ts';

/** How an app is pointed at PocketBase. It has no keys. */
export const connect: Connect<PocketbaseOptions> = {
  keys: () => [],
  // It answers without a body: `-i` shows the status.
  example: ({ baseUrl }) =>
    curlPost(`${baseUrl}/api/collections/users/request-password-reset`, { email: demoEmail }, [], '-si'),
  signIn: ({ baseUrl }, { email, password }) =>
    curlPost(`${baseUrl}/api/collections/users/auth-with-password`, { identity: email, password }),
  snippets: ({ baseUrl }) => [
    {
      sdk: 'pocketbase',
      code: [
        "import PocketBase from 'pocketbase';",
        '',
        `const pb = new PocketBase(${literal(baseUrl)});`,
        `console.log(await pb.collection('users').requestPasswordReset(${literal(demoEmail)}));`,
      ].join('\n'),
    },
    ownSnippet('pocketbase', `{ baseUrl: ${literal(baseUrl)} }`, `{ email: ${literal(demoEmail)} }`),
  ],
};
