import { type Connect, curlPost, demoEmail, literal, ownSnippet } from '../../core/about/connect.ts';
import type { InsforgeOptions } from './options.ts';

/** The page that a mailed link leads to: one that the options allow. `undefined` if codes are mailed. */
function pageOf({ resetPasswordMethod, allowedRedirectUrls }: InsforgeOptions): string | undefined {
  if (resetPasswordMethod !== 'link') return undefined;
  return allowedRedirectUrls?.find((entry) => !/[*?[\]]/.test(entry)) ?? 'http://localhost:3000/reset';
}

function request(options: InsforgeOptions): string {
  const page = pageOf(options);
  return `{ email: ${literal(demoEmail)}${page === undefined ? '' : `, redirectTo: ${literal(page)}`} }`;
}

/** How an app is pointed at InsForge. */
export const connect: Connect<InsforgeOptions> = {
  keys: ({ anonKey, apiKey, rootAdmin }) => [
    { name: 'anon key', value: anonKey },
    { name: 'api key', value: apiKey },
    { name: 'root admin', value: `${rootAdmin.username} / ${rootAdmin.password}` },
  ],
  example({ baseUrl, options }) {
    const page = pageOf(options);
    const body = { email: demoEmail, ...(page !== undefined && { redirectTo: page }) };
    return curlPost(`${baseUrl}/api/auth/email/send-reset-password`, body);
  },
  signIn: ({ baseUrl }, { email, password }) => curlPost(`${baseUrl}/api/auth/sessions`, { email, password }),
  snippets: ({ baseUrl, options }) => [
    {
      sdk: '@insforge/sdk',
      code: [
        "import { createClient } from '@insforge/sdk';",
        '',
        `const { auth } = createClient({ baseUrl: ${literal(baseUrl)}, anonKey: ${literal(options.anonKey)} });`,
        `const { data, error } = await auth.sendResetPasswordEmail(${request(options)});`,
        'console.log(data ?? error);',
      ].join('\n'),
    },
    ownSnippet('insforge', `{ baseUrl: ${literal(baseUrl)} }`, request(options)),
  ],
};
