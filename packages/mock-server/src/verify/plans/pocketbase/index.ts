import type { VerifyPlan } from '../../script.ts';
import { accountScripts } from './accounts.ts';
import { addressScripts } from './addresses.ts';
import { flows, liveRules } from './flows.ts';
import { knownDifferences } from './known-differences.ts';
import { listScripts } from './lists.ts';
import { oneTimePasswordScripts } from './one-time-passwords.ts';
import { publicScripts } from './public.ts';
import { superuserScripts } from './superusers.ts';

/** How the mock is held against a real PocketBase. */
export const pocketbasePlan: VerifyPlan = {
  scripts: [
    ...publicScripts,
    ...flows,
    ...accountScripts,
    ...addressScripts,
    ...superuserScripts,
    ...listScripts,
    ...oneTimePasswordScripts,
  ],
  parameters: { clients: '', otps: '', mfas: '', rules: '', superuser: '', superuserPassword: '' },
  optionsFor: ({ clients, otps, mfas, rules }) => ({
    collections: {
      ...(clients && { [clients]: { createRule: '' } }),
      ...(otps && { [otps]: { createRule: '', otp: { enabled: true } } }),
      ...(mfas && { [mfas]: { createRule: '', otp: { enabled: true }, mfa: { enabled: true } } }),
    },
    ...(rules && {
      rateLimits: { enabled: true, rules: liveRules },
      trustedProxy: { headers: ['X-Forwarded-For'], useLeftmostIP: false },
    }),
  }),
  seedFor: ({ superuser, superuserPassword = '' }) =>
    superuser ? [{ email: superuser, password: superuserPassword, collection: '_superusers' }] : [],
  hasBasePath: false,
  headers: [
    'access-control-allow-headers',
    'access-control-allow-methods',
    'access-control-allow-origin',
    'cross-origin-opener-policy',
    'location',
    'retry-after',
    'vary',
    'x-content-type-options',
    'x-frame-options',
    'x-xss-protection',
  ],
  patterns: [
    // Two of one second are the same, so which one it is says nothing.
    ['jwt', /(?<![\w-])[\w-]+\.eyJ[\w-]+\.[\w-]+/g],
    ['time', /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z/g],
    ['id', /^[a-z0-9]{15}$/g],
  ],
  unordered: [],
  numbers: [],
  mail: { token: /\/confirm-[a-z-]+\/([\w-]+\.[\w-]+\.[\w-]+)/, code: /\b(\d{8})\b/ },
  knownDifferences,
};
