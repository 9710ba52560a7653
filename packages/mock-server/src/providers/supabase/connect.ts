import { type Connect, curlPost, demoEmail, literal, ownSnippet } from '../../core/about/connect.ts';
import type { SupabaseOptions } from './options.ts';
import { root } from './paths.ts';

/** How an app is pointed at Supabase Auth. */
export const connect: Connect<SupabaseOptions> = {
  keys: ({ anonKey, serviceRoleKey }) => [
    { name: 'anon key', value: anonKey },
    { name: 'service role key', value: serviceRoleKey },
  ],
  example: ({ baseUrl, options: { anonKey } }) =>
    curlPost(`${baseUrl}${root}/recover`, { email: demoEmail }, [`apikey: ${anonKey}`]),
  signIn: ({ baseUrl, options: { anonKey } }, { email, password }) =>
    curlPost(`'${baseUrl}${root}/token?grant_type=password'`, { email, password }, [`apikey: ${anonKey}`]),
  snippets: ({ baseUrl, options: { anonKey } }) => [
    {
      sdk: '@supabase/supabase-js',
      code: [
        "import { createClient } from '@supabase/supabase-js';",
        '',
        `const { auth } = createClient(${literal(baseUrl)}, ${literal(anonKey)});`,
        `const { data, error } = await auth.resetPasswordForEmail(${literal(demoEmail)});`,
        'console.log(data ?? error);',
      ].join('\n'),
    },
    ownSnippet(
      'supabase',
      `{ baseUrl: ${literal(baseUrl)}, anonKey: ${literal(anonKey)} }`,
      `{ email: ${literal(demoEmail)} }`,
    ),
  ],
};
