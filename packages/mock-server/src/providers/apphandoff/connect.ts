import { type Connect, curlPost, demoEmail, literal, ownSnippet } from '../../core/about/connect.ts';
import type { AppHandoffOptions } from './options.ts';

/** How an app is pointed at AppHandoff. It has no SDK of its own. */
export const connect: Connect<AppHandoffOptions> = {
  keys: ({ portalOrigin, apiKeys }) => [
    { name: 'portal', value: portalOrigin },
    ...Object.entries(apiKeys).map(([value, of]) => ({ name: 'api key', value, of })),
  ],
  example: ({ baseUrl }) => curlPost(`${baseUrl}/auth/send-password-reset`, { email: demoEmail }),
  // It is for pages of the portal.
  signIn: ({ baseUrl, options: { portalOrigin } }, { email, password }) =>
    curlPost(`${baseUrl}/auth/login`, { email, password }, [`Origin: ${portalOrigin}`]),
  snippets({ baseUrl, behind }) {
    const anonKey: unknown = Reflect.get(behind?.options ?? {}, 'anonKey');
    const project = `{ baseUrl: ${literal(behind?.baseUrl ?? baseUrl)}, anonKey: ${literal(String(anonKey))} }`;
    return [
      ownSnippet(
        'apphandoff',
        `{ baseUrl: ${literal(baseUrl)}, supabase: createSupabaseClient(${project}) }`,
        `{ email: ${literal(demoEmail)} }`,
        ["import { createSupabaseClient } from '@resetkit/sdk/supabase';"],
      ),
    ];
  },
};
