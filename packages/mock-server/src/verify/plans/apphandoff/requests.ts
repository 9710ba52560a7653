/** Where operations are, behind the `/api` of the base URL. */
export const paths = {
  send: '/auth/send-password-reset',
  exchange: '/auth/exchange-supabase-token',
  login: '/auth/login',
  refresh: '/auth/refresh',
  signup: '/auth/signup',
  magicLink: '/auth/send-magic-link',
  status: '/auth/status',
  me: '/auth/me',
} as const;

/** Headers of a page of the portal. */
export const fromPortal: { readonly headers: Readonly<Record<string, string>> } = {
  headers: { origin: '{{portalOrigin}}' },
};

/** Headers of a session: the placeholder's name. */
export function as(token: string): { readonly headers: Readonly<Record<string, string>> } {
  return { headers: { authorization: `Bearer {{${token}}}` } };
}
