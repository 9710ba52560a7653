import type { VerifyPlan } from '../../script.ts';
import { flows } from './flows.ts';
import { knownDifferences } from './known-differences.ts';
import { refusals } from './refusals.ts';

/** How the mock is held against a real Stack Auth: a project of one's own there, and its keys. */
export const stackAuthPlan: VerifyPlan = {
  scripts: [...refusals, ...flows],
  parameters: { projectId: '', projectDisplayName: '', publishableClientKey: '', secretServerKey: '' },
  optionsFor: ({ projectId, projectDisplayName, publishableClientKey, secretServerKey }) => ({
    ...(projectId && { projectId }),
    ...(projectDisplayName && { projectDisplayName }),
    ...(publishableClientKey && { publishableClientKey }),
    ...(secretServerKey && { secretServerKey }),
  }),
  hasBasePath: false,
  headers: [
    'access-control-allow-origin',
    'allow',
    'cache-control',
    'location',
    'retry-after',
    'x-content-type-options',
    'x-frame-options',
    'x-stack-actual-status',
    'x-stack-known-error',
    'x-stack-request-id',
  ],
  patterns: [
    ['code', /\b[0-9a-hjkmnp-tv-z]{45}\b/g],
    ['url', /(?<=\n\nURL: )\S+/g],
    ['request', /(?<=Request ID: )\S+/g],
  ],
  unordered: [],
  numbers: [
    { key: 'signed_up_at_millis', beside: 'id', isTime: true },
    { key: 'last_active_at_millis', beside: 'id', isTime: true },
    { key: 'created_at_millis', beside: 'id', isTime: true },
    { key: 'expired_at_millis', beside: 'project_id', isTime: true },
  ],
  mail: { code: /[?&]code=([0-9a-hjkmnp-tv-z]{45})/ },
  knownDifferences,
};
