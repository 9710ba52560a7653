import { type Connect, curlPost, demoEmail, literal, ownSnippet } from '../../core/about/connect.ts';
import type { StackAuthOptions } from './options.ts';
import { pageOf } from './page-of.ts';

/** What a client shows: the project, and its key if it asks for one. */
function headers({ projectId, publishableClientKey, requirePublishableClientKey }: StackAuthOptions): string[] {
  return [
    'x-stack-access-type: client',
    `x-stack-project-id: ${projectId}`,
    ...(requirePublishableClientKey ? [`x-stack-publishable-client-key: ${publishableClientKey}`] : []),
  ];
}

function project({ projectId, publishableClientKey }: StackAuthOptions): string {
  return `projectId: ${literal(projectId)}, publishableClientKey: ${literal(publishableClientKey)}`;
}

/** How an app is pointed at Stack Auth. */
export const connect: Connect<StackAuthOptions> = {
  keys: ({ projectId, publishableClientKey, secretServerKey, superSecretAdminKey }) => [
    { name: 'project id', value: projectId },
    { name: 'client key', value: publishableClientKey },
    { name: 'server key', value: secretServerKey },
    { name: 'admin key', value: superSecretAdminKey },
  ],
  example: ({ baseUrl, options }) =>
    curlPost(
      `${baseUrl}/api/v1/auth/password/send-reset-code`,
      { email: demoEmail, callback_url: pageOf(options) },
      headers(options),
    ),
  signIn: ({ baseUrl, options }, { email, password }) =>
    curlPost(`${baseUrl}/api/v1/auth/password/sign-in`, { email, password }, headers(options)),
  snippets: ({ baseUrl, options }) => [
    {
      sdk: '@stackframe/js',
      code: [
        "import { StackClientApp } from '@stackframe/js';",
        '',
        'const app = new StackClientApp({',
        `  baseUrl: ${literal(baseUrl)},`,
        `  ${project(options)},`,
        "  tokenStore: 'memory',",
        '});',
        `const answer = await app.sendForgotPasswordEmail(${literal(demoEmail)}, { callbackUrl: ${literal(pageOf(options))} });`,
        'console.log(answer);',
      ].join('\n'),
    },
    ownSnippet(
      'stack-auth',
      `{ baseUrl: ${literal(baseUrl)}, ${project(options)} }`,
      `{ email: ${literal(demoEmail)}, redirectTo: ${literal(pageOf(options))} }`,
    ),
  ],
};
