import { apphandoff } from '../../../providers/apphandoff/index.ts';
import { defaultOptions } from '../../../providers/apphandoff/options.ts';
import type { VerifyPlan } from '../../script.ts';
import { flows } from './flows.ts';
import { knownDifferences } from './known-differences.ts';
import { refusals } from './refusals.ts';

/** How the mock is held against a real AppHandoff. Passwords are set at its project, which wants its `anonKey`. */
export const apphandoffPlan: VerifyPlan = {
  scripts: [...refusals, ...flows],
  parameters: { portalOrigin: defaultOptions.portalOrigin, anonKey: '' },
  optionsFor({ portalOrigin = defaultOptions.portalOrigin, anonKey }) {
    const { behind } = apphandoff({ portalOrigin });
    if (!behind || !anonKey) return { portalOrigin };
    return { portalOrigin, supabase: { ...behind, options: behind.parseOptions({ anonKey }, behind.options) } };
  },
  hasBasePath: false,
  headers: [
    'access-control-allow-credentials',
    'access-control-allow-headers',
    'access-control-allow-methods',
    'access-control-allow-origin',
    'allow',
    'location',
    'retry-after',
    'set-cookie',
    'vary',
  ],
  patterns: [
    ['hash', /\b[0-9a-f]{56}\b/g],
    ['refresh', /^[a-z2-7]{12}$|(?<=[#&;]refresh_token=)[^&"]+/g],
    ['time', /(?<=[#&;]expires_at=)\d+/g],
  ],
  unordered: [],
  numbers: [{ key: 'retryAfter', beside: 'code', isTime: true }],
  mail: { link: /https?:\/\/\S+\/auth\/v1\/verify\?[^\s"<>)]+/, linkBase: /(https?:\/\/\S+)\/auth\/v1\/verify\?/ },
  knownDifferences,
};
