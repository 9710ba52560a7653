/** Where operations are. */
export const paths = {
  recover: '/auth/v1/recover',
  verify: '/auth/v1/verify',
  user: '/auth/v1/user',
  token: '/auth/v1/token',
  signup: '/auth/v1/signup',
  users: '/auth/v1/admin/users',
} as const;

type More = { readonly headers: Readonly<Record<string, string>> };

/** Headers of an app; errors come in the new form. */
export const asApp: More = { headers: { apikey: '{{anonKey}}', 'x-supabase-api-version': '2024-01-01' } };

/** Headers of an app that has a session: the placeholder's name. */
export function as(token: string): More {
  return { headers: { ...asApp.headers, authorization: `Bearer {{${token}}}` } };
}

/** Headers of a server. */
export const asServer: More = {
  headers: { ...asApp.headers, apikey: '{{serviceRoleKey}}', authorization: 'Bearer {{serviceRoleKey}}' },
};
