import { entryPoints } from '../../scripts/docs/entry-points.mjs';

/** @type {Partial<import('typedoc').TypeDocOptions>} */
const options = {
  tsconfig: '../../tsconfig.docs.json',
  entryPoints: entryPoints(import.meta.dirname),
  intentionallyNotExported: [
    // The type of `plans`, which callers use as they are.
    'verify/script.ts:VerifyPlan',
    // The type of `resetMatchers`, which `expect.extend` takes as they are.
    'testing/matchers.ts:Matchers',
    // The list that the type is made of.
    'core/changes/changed-part.ts:changedParts',
    // What other types are computed with; an editor shows the result.
    'config.ts:Made',
    'config.ts:TypesOf',
    'playwright/mock-test.ts:Lent',
    'provider-types.ts:ProviderTypes',
    // Cypress's own type, declared so that ours need not load it.
    'cypress/mock-commands.ts:__global.Cypress.Chainable',
  ],
};

export default options;
