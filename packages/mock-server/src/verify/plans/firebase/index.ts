import { defaultOptions } from '../../../providers/firebase/options.ts';
import type { VerifyPlan } from '../../script.ts';
import { administration } from './administration.ts';
import { emulator } from './emulator.ts';
import { flows } from './flows.ts';
import { knownDifferences } from './known-differences.ts';
import { refusals } from './refusals.ts';
import { tenants } from './tenants.ts';
import { undone } from './undone.ts';

/** How the mock is held against a real Auth emulator. */
export const firebasePlan: VerifyPlan = {
  scripts: [...refusals, ...undone, ...administration, ...flows, ...emulator, ...tenants],
  parameters: { projectId: defaultOptions.projectId },
  optionsFor: ({ projectId = defaultOptions.projectId }) => ({ service: 'emulator', projectId }),
  hasBasePath: false,
  headers: [
    'access-control-allow-headers',
    'access-control-allow-methods',
    'access-control-allow-origin',
    'allow',
    'etag',
    'location',
    'vary',
    'x-powered-by',
  ],
  patterns: [
    ['code', /(?<![\w-])[\w-]{54}(?![\w-])/g],
    ['jwt', /(?<![\w-])eyJ[\w-]+\.[\w-]+\./g],
    ['refresh token', /eyJ[A-Za-z0-9+/]{40,}=*/g],
    ['salt', /fakeSalt[A-Za-z0-9]{20}/g],
    ['id', /(?<![\w-])[A-Za-z0-9]{27,28}(?![\w-])/g],
    ['time', /^\d{10}(?:\d{3})?$/g],
  ],
  unordered: [],
  numbers: [{ key: 'passwordUpdatedAt', beside: 'localId', isTime: true }],
  mail: {},
  knownDifferences,
};
