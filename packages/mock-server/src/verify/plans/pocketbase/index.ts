import type { VerifyPlan } from '../../script.ts';
import { knownDifferences } from './known-differences.ts';
import { publicScripts } from './public.ts';

/** How the mock is held against a real PocketBase. */
export const pocketbasePlan: VerifyPlan = {
  scripts: publicScripts,
  parameters: {},
  optionsFor: () => ({}),
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
    ['token', /[\w-]+\.eyJ[\w-]+\.[\w-]+/g],
    ['time', /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z/g],
    ['id', /^[a-z0-9]{15}$/g],
  ],
  unordered: [],
  numbers: [],
  mail: { token: /confirm-password-reset\/([\w-]+\.[\w-]+\.[\w-]+)/ },
  knownDifferences,
};
