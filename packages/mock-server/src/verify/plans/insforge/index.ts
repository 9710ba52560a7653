import type { VerifyPlan } from '../../script.ts';
import { flows } from './flows.ts';
import { refusals } from './refusals.ts';

/** How the mock is held against a real InsForge. */
export const insforgePlan: VerifyPlan = {
  scripts: [...refusals, ...flows],
  parameters: { anonKey: '' },
  optionsFor: ({ anonKey }) => (anonKey ? { anonKey } : {}),
  hasBasePath: false,
  headers: [
    'access-control-allow-credentials',
    'access-control-allow-origin',
    'allow',
    'etag',
    'location',
    'ratelimit-limit',
    'ratelimit-policy',
    'ratelimit-remaining',
    'ratelimit-reset',
    'retry-after',
    'set-cookie',
    'vary',
    'x-powered-by',
  ],
  patterns: [
    ['token', /\b[0-9a-f]{64}\b/g],
    ['code', /^\d{6}(?= is your )/g],
  ],
  unordered: [],
  numbers: [],
  mail: { code: /\b(\d{6})\b/, token: /token=([0-9a-f]{64})/ },
  knownDifferences: [],
};
