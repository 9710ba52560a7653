import { type Connect, curlPost, demoEmail, literal, ownSnippet } from '../../core/about/connect.ts';
import type { FirebaseOptions } from './options.ts';

const api = '/identitytoolkit.googleapis.com/v1/accounts';

function urlOf(baseUrl: string, name: string, { apiKey }: FirebaseOptions): string {
  return `${baseUrl}${api}:${name}?key=${encodeURIComponent(apiKey)}`;
}

/** The key for the SDK, which keeps only the origin of the URL: in a namespace the key names it. */
function keyAt(baseUrl: string, { apiKey }: FirebaseOptions): string {
  const [, namespace] = /\/@([^/]+)/.exec(baseUrl) ?? [];
  return namespace === undefined ? apiKey : `${apiKey}@${namespace}`;
}

/** How an app is pointed at Firebase Auth. */
export const connect: Connect<FirebaseOptions> = {
  keys: ({ apiKey, projectId }) => [
    { name: 'api key', value: apiKey },
    { name: 'project id', value: projectId },
    { name: 'admin token', value: 'owner' },
  ],
  // `connectAuthEmulator` drops the path.
  clientUrl: ({ baseUrl }) => new URL(baseUrl).origin,
  example: ({ baseUrl, options }) =>
    curlPost(urlOf(baseUrl, 'sendOobCode', options), { requestType: 'PASSWORD_RESET', email: demoEmail }),
  signIn: ({ baseUrl, options }, { email, password }) =>
    curlPost(urlOf(baseUrl, 'signInWithPassword', options), { email, password, returnSecureToken: true }),
  snippets: ({ baseUrl, options }) => [
    {
      sdk: 'firebase',
      code: [
        "import { initializeApp } from 'firebase/app';",
        "import { connectAuthEmulator, getAuth, sendPasswordResetEmail } from 'firebase/auth';",
        '',
        `const auth = getAuth(initializeApp({ apiKey: ${literal(keyAt(baseUrl, options))}, projectId: ${literal(options.projectId)} }));`,
        `connectAuthEmulator(auth, ${literal(new URL(baseUrl).origin)}, { disableWarnings: true });`,
        `await sendPasswordResetEmail(auth, ${literal(demoEmail)});`,
        "console.log('sent');",
      ].join('\n'),
    },
    ownSnippet(
      'firebase',
      `{ baseUrl: ${literal(baseUrl)}, apiKey: ${literal(options.apiKey)} }`,
      `{ email: ${literal(demoEmail)} }`,
    ),
  ],
};
