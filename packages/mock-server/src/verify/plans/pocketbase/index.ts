import type { VerifyPlan } from '../../script.ts';
import { flows, liveRules } from './flows.ts';
import { knownDifferences } from './known-differences.ts';
import { publicScripts } from './public.ts';

/** How the mock is held against a real PocketBase. */
export const pocketbasePlan: VerifyPlan = {
  scripts: [...publicScripts, ...flows],
  parameters: { clients: '', rules: '' },
  optionsFor: ({ clients, rules }) => ({
    ...(clients && { collections: { [clients]: { createRule: '' } } }),
    ...(rules && {
      rateLimits: { enabled: true, rules: liveRules },
      trustedProxy: { headers: ['X-Forwarded-For'], useLeftmostIP: false },
    }),
  }),
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
    ['token', /(?<![\w-])[\w-]+\.eyJ[\w-]+\.[\w-]+/g],
    ['time', /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z/g],
    ['id', /^[a-z0-9]{15}$/g],
  ],
  unordered: [],
  numbers: [],
  mail: { token: /confirm-password-reset\/([\w-]+\.[\w-]+\.[\w-]+)/ },
  knownDifferences,
};
