import { defaultOptions } from '../../../providers/supabase/options.ts';
import type { VerifyPlan } from '../../script.ts';
import { administration } from './administration.ts';
import { bodies } from './bodies.ts';
import { credentials } from './credentials.ts';
import { flows } from './flows.ts';
import { knownDifferences } from './known-differences.ts';
import { links } from './links.ts';
import { publicPages } from './public.ts';
import { refusals } from './refusals.ts';
import { secondFactors } from './second-factors.ts';
import { sessions } from './sessions.ts';

const { siteUrl, jwtSecret, anonKey, serviceRoleKey, gateway } = defaultOptions;

/** How the mock is held against a real Supabase. A service role's key of one's own needs the secret that signed it, too. */
export const supabasePlan: VerifyPlan = {
  scripts: [
    ...publicPages,
    ...refusals,
    ...credentials,
    ...bodies,
    ...flows,
    ...sessions,
    ...links,
    ...secondFactors,
    ...administration,
  ],
  parameters: { siteUrl, jwtSecret, anonKey, serviceRoleKey, gateway },
  optionsFor: (given) => ({
    siteUrl: given['siteUrl'] || siteUrl,
    jwtSecret: given['jwtSecret'] || jwtSecret,
    anonKey: given['anonKey'] || anonKey,
    serviceRoleKey: given['serviceRoleKey'] || serviceRoleKey,
    gateway: given['gateway'] || gateway,
  }),
  hasBasePath: false,
  headers: [
    'access-control-allow-credentials',
    'access-control-allow-origin',
    'allow',
    'cache-control',
    'location',
    'retry-after',
    'sb-auth-refresh-token-reuse',
    'vary',
    'x-content-type-options',
    'x-sb-error-code',
    'x-supabase-api-version',
  ],
  patterns: [
    // Where the server says that it is, which need not be where it was asked.
    ['api', /(?:<base>|https?:\/\/[^\s"?#]+?)(?:\/auth\/v1)?(?=\/verify\?token=|\/oauth\/|\/\.well-known\/)/g],
    ['api', /^(?:<base>|https?:\/\/[^\s"?#]+?)\/auth\/v1$/g],
    ['picture', /^<(?:\?xml|svg)[\s\S]*/g],
    ['secret', /\b[A-Z2-7]{32}\b/g],
    ['hash', /\b(?:pkce_)?[0-9a-f]{56}\b/g],
    ['refresh', /^[a-z2-7]{12}$|(?<=[#&;]refresh_token=)[^&"]+/g],
    ['code', /^\d{6}(?=$| is your )/g],
    // What is left of an account that was deleted softly.
    ['digest', /^(?![a-z_]+$)(?:[\w-]{43}|[\w-]{15})$/g],
    ['time', /(?<=[#&;]expires_at=)\d+/g],
    ['seconds', /(?<=only request this after )\d+/g],
  ],
  unordered: [],
  numbers: [
    { key: 'expires_at', beside: 'access_token', isTime: true },
    // Of a challenge.
    { key: 'expires_at', beside: 'type', isTime: true },
  ],
  mail: { token: /[?&]token=((?:pkce_)?[0-9a-f]{56})/, code: /\b(\d{6})\b/ },
  knownDifferences,
};
