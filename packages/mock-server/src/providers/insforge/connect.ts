import { type Connect, curlPost, demoEmail, literal, ownSnippet } from '../../core/about/connect.ts';
import type { InsforgeOptions } from './options.ts';
import { pageOf } from './page-of.ts';

/** What asks for a reset mail. Where links are mailed it names the page that they lead to. */
function requestOf(options: InsforgeOptions): { readonly email: string; readonly redirectTo?: string } {
  return { email: demoEmail, ...(options.resetPasswordMethod === 'link' && { redirectTo: pageOf(options) }) };
}

function request(options: InsforgeOptions): string {
  const fields = Object.entries(requestOf(options)).map(([name, value]) => `${name}: ${literal(value)}`);
  return `{ ${fields.join(', ')} }`;
}

/** How an app is pointed at InsForge. */
export const connect: Connect<InsforgeOptions> = {
  keys: ({ anonKey, apiKey, rootAdmin }) => [
    { name: 'anon key', value: anonKey },
    { name: 'api key', value: apiKey },
    { name: 'root admin', value: `${rootAdmin.username} / ${rootAdmin.password}` },
  ],
  example: ({ baseUrl, options }) => curlPost(`${baseUrl}/api/auth/email/send-reset-password`, requestOf(options)),
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
