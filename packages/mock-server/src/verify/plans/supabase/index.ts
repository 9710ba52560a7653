import { defaultOptions } from '../../../providers/supabase/options.ts';
import type { VerifyPlan } from '../../script.ts';
import { flows } from './flows.ts';
import { knownDifferences } from './known-differences.ts';
import { refusals } from './refusals.ts';

const { siteUrl, jwtSecret, anonKey, serviceRoleKey } = defaultOptions;

/** How the mock is held against a real Supabase. A service role's key of one's own needs the secret that signed it, too. */
export const supabasePlan: VerifyPlan = {
  scripts: [...refusals, ...flows],
  parameters: { siteUrl, jwtSecret, anonKey, serviceRoleKey },
  optionsFor: (given) => ({
    siteUrl: given['siteUrl'] || siteUrl,
    jwtSecret: given['jwtSecret'] || jwtSecret,
    anonKey: given['anonKey'] || anonKey,
    serviceRoleKey: given['serviceRoleKey'] || serviceRoleKey,
  }),
  hasBasePath: false,
  headers: [
    'access-control-allow-credentials',
    'access-control-allow-origin',
    'allow',
    'location',
    'retry-after',
    'vary',
    'x-content-type-options',
    'x-sb-error-code',
    'x-supabase-api-version',
  ],
  patterns: [
    ['hash', /\b(?:pkce_)?[0-9a-f]{56}\b/g],
    ['refresh', /^[a-z2-7]{12}$|(?<=[#&;]refresh_token=)[^&"]+/g],
    ['code', /^\d{6}$/g],
    ['time', /(?<=[#&;]expires_at=)\d+/g],
    ['seconds', /(?<=only request this after )\d+/g],
  ],
  unordered: [],
  numbers: [{ key: 'expires_at', beside: 'access_token', isTime: true }],
  mail: { token: /[?&]token=((?:pkce_)?[0-9a-f]{56})/, code: /\b(\d{6})\b/ },
  knownDifferences,
};
