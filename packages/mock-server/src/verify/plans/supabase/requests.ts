import type { MailStep, RequestStep, Source } from '../../script.ts';
import { get, type MoreOfStep, post } from '../../steps.ts';

/** Where operations are. */
export const paths = {
  recover: '/auth/v1/recover',
  verify: '/auth/v1/verify',
  user: '/auth/v1/user',
  token: '/auth/v1/token',
  signup: '/auth/v1/signup',
  logout: '/auth/v1/logout',
  otp: '/auth/v1/otp',
  magicLink: '/auth/v1/magiclink',
  resend: '/auth/v1/resend',
  reauthenticate: '/auth/v1/reauthenticate',
  factors: '/auth/v1/factors',
  settings: '/auth/v1/settings',
  health: '/auth/v1/health',
  jwks: '/auth/v1/.well-known/jwks.json',
  openid: '/auth/v1/.well-known/openid-configuration',
  generateLink: '/auth/v1/admin/generate_link',
  invite: '/auth/v1/invite',
  users: '/auth/v1/admin/users',
} as const;

type More = { readonly headers: Readonly<Record<string, string>> };

/** Headers of an app; errors come in the new form. */
export const asApp: More = { headers: { apikey: '{{anonKey}}', 'x-supabase-api-version': '2024-01-01' } };

/** Headers of an app whose errors come in the old form. */
export const inOldForm: More = { headers: { apikey: '{{anonKey}}' } };

/** Headers of an app that has a session: the placeholder's name. */
export function as(token: string): More {
  return { headers: { ...asApp.headers, authorization: `Bearer {{${token}}}` } };
}

/** Headers of a server. */
export const asServer: More = {
  headers: { ...asApp.headers, apikey: '{{serviceRoleKey}}', authorization: 'Bearer {{serviceRoleKey}}' },
};

/** A PUT of JSON. */
export function put(name: string, path: string, json: unknown, more: MoreOfStep = {}): RequestStep {
  return { ...post(name, path, json, more), method: 'PUT' };
}

/** A DELETE, with JSON or without a body. */
export function remove(name: string, path: string, more: MoreOfStep = {}, json?: unknown): RequestStep {
  return { ...get(name, path, { ...more, method: 'DELETE' }), ...(json !== undefined && { json }) };
}

/** The passwords of accounts that a plan makes, before and after a change. */
export const passwords = { old: 'Correct-H0rse-1!', new: 'Correct-H0rse-2!' } as const;

/** A challenge and its verifier (PKCE). */
export const pkce = {
  verifier: 'a-verifier-of-forty-three-characters-or-more',
  fields: { code_challenge: 'y5UF_tmp_ICTDGza-Ou2vUvx2cu7DBN-Xwf_z0RDfTw', code_challenge_method: 's256' },
} as const;

/** Where links lead, as a part of a query. */
export const redirect = 'redirect_to={{siteUrl}}';

/** An address that no other run has. */
export const addressOf = (name: string): string => `${name}-{{run}}@example.com`;

/** An administrator makes an account with a confirmed address; its id is `{{id}}`. */
export const newUser = (name: string): RequestStep =>
  post(
    'an account',
    paths.users,
    { email: addressOf(name), password: passwords.old, email_confirm: true },
    { ...asServer, save: { id: { body: ['id'] } } },
  );

/** What is saved of a session: the access token under a name, the refresh token under the same with `Refresh`. */
export const sessionAs = (name: string): Readonly<Record<string, Source>> => ({
  [name]: { body: ['access_token'] },
  [`${name}Refresh`]: { body: ['refresh_token'] },
});

/** A session by password. */
export const signIn = (step: string, name: string, password: string, as = 'access'): RequestStep =>
  post(
    step,
    `${paths.token}?grant_type=password`,
    { email: addressOf(name), password },
    { ...asApp, save: sessionAs(as) },
  );

/** A new refresh token for a saved one. */
export const refresh = (step: string, token: string, as = 'next'): RequestStep =>
  post(
    step,
    `${paths.token}?grant_type=refresh_token`,
    { refresh_token: `{{${token}}}` },
    { ...asApp, save: sessionAs(as) },
  );

/** The mail to an account, of which token and digits are saved. */
export const readMail = (name: string, step = 'the mail'): MailStep => ({
  name: step,
  mailTo: addressOf(name),
  save: { token: 'token', code: 'code' },
});

/** A link that an administrator asks for; its token, its digits and the token of its link are saved. */
export const generated = (step: string, json: object): RequestStep =>
  post(step, `${paths.generateLink}?${redirect}`, json, {
    ...asServer,
    save: {
      hash: { body: ['hashed_token'] },
      digits: { body: ['email_otp'] },
      token: { body: ['action_link'], match: /[?&]token=([^&]+)/ },
      id: { body: ['id'] },
    },
  });

/** The access token in the fragment of a redirect. */
export const fragment: Source = { header: 'location', match: /[#&]access_token=([^&]+)/ };

/** The account `{{id}}` is deleted, as the last step of a script. */
export const deleted: RequestStep = remove('the account is deleted', `${paths.users}/{{id}}`, asServer);
