import { type Connect, curlPost, demoEmail, literal, ownSnippet, type Reached } from '../../core/about/connect.ts';
import { baseUrlOf, describedBasePath } from './base-url.ts';
import type { BetterAuthOptions } from './options.ts';
import { pageOf } from './page-of.ts';

/** How an app is pointed at better-auth. Its own client takes a URL with a path as the whole base URL, base path included. */
export const connect: Connect<BetterAuthOptions> = {
  keys: ({ secret }) => [{ name: 'secret', value: secret }],
  clientUrl: at,
  example: (reached) =>
    curlPost(`${at(reached)}/request-password-reset`, { email: demoEmail, redirectTo: pageOf(reached.options) }),
  // A program that says how it was called, as browsers and Node's `fetch` do, must name an origin to sign in.
  signIn: (reached, { email, password }) =>
    curlPost(`${at(reached)}/sign-in/email`, { email, password }, [`Origin: ${new URL(reached.baseUrl).origin}`]),
  snippets: (reached) => [
    {
      sdk: 'better-auth/client',
      code: [
        "import { createAuthClient } from 'better-auth/client';",
        '',
        `const authClient = createAuthClient({ baseURL: ${literal(at(reached))} });`,
        `const { data, error } = await authClient.requestPasswordReset(${request(reached)});`,
        'console.log(data ?? error);',
      ].join('\n'),
    },
    ownSnippet('better-auth', `{ ${clientOptions(reached)} }`, request(reached)),
  ],
};

function request({ options }: Reached<BetterAuthOptions>): string {
  return `{ email: ${literal(demoEmail)}, redirectTo: ${literal(pageOf(options))} }`;
}

function at(reached: Reached<BetterAuthOptions>): string {
  return baseUrlOf(reached, reached.options);
}

function clientOptions({ baseUrl, options: { basePath } }: Reached<BetterAuthOptions>): string {
  const own = basePath === describedBasePath ? '' : `, basePath: ${literal(basePath)}`;
  return `baseUrl: ${literal(baseUrl)}${own}`;
}
