import { defaultOptions } from '../../../providers/unleash/options.ts';
import type { VerifyPlan } from '../../script.ts';
import { accountScripts } from './accounts.ts';
import { flows } from './flows.ts';
import { knownDifferences } from './known-differences.ts';
import { listScripts } from './lists.ts';
import { publicScripts } from './public.ts';
import { refusals } from './refusals.ts';

/** How the mock is held against a real Unleash. */
export const unleashPlan: VerifyPlan = {
  scripts: [...publicScripts, ...refusals, ...accountScripts, ...listScripts, ...flows],
  parameters: {
    adminUser: defaultOptions.initialAdminUser.username,
    adminPassword: defaultOptions.initialAdminUser.password,
    adminToken: '',
    backendToken: '',
    frontendToken: '',
    signupToken: '',
    fresh: '',
  },
  optionsFor: ({
    adminUser = '',
    adminPassword = '',
    adminToken,
    backendToken,
    frontendToken,
    signupToken,
    basePath = '',
  }) => ({
    baseUriPath: basePath,
    unleashUrl: basePath === '' ? null : `http://localhost:4242${basePath}`,
    initialAdminUser: { username: adminUser, password: adminPassword },
    apiTokens: {
      admin: given(adminToken),
      backend: given(backendToken),
      frontend: given(frontendToken),
      personal: [],
    },
    publicSignupTokens: given(signupToken).map((secret) => ({ secret })),
  }),
  hasBasePath: true,
  headers: [
    'allow',
    'cache-control',
    'clear-site-data',
    'content-security-policy',
    'etag',
    'location',
    'ratelimit-limit',
    'ratelimit-policy',
    'ratelimit-remaining',
    'ratelimit-reset',
    'retry-after',
    'set-cookie',
    'vary',
    'x-content-type-options',
    'x-powered-by',
  ],
  patterns: [
    ['token', /\$2b\$10\$[./A-Za-z0-9]{53}/g],
    ['number', /^\d+$/g],
  ],
  unordered: ['permissions', 'users', 'inactiveUsers'],
  numbers: [
    { key: 'id', beside: 'accountType' },
    { key: 'id', beside: 'createdBy' },
  ],
  mail: { token: /token=(\$2b\$10\$[./A-Za-z0-9]{53})/ },
  knownDifferences,
};

function given(value: string | undefined): readonly string[] {
  return value ? [value] : [];
}
