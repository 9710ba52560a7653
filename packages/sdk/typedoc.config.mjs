import { entryPoints } from '../../scripts/docs/entry-points.mjs';

/** @type {Partial<import('typedoc').TypeDocOptions>} */
const options = {
  tsconfig: '../../tsconfig.docs.json',
  entryPoints: entryPoints(import.meta.dirname),
  intentionallyNotExported: [
    // Exported by `@resetkit/sdk/<provider>/types`.
    'types.ts:operations',
    'types.ts:paths',
    // The type of `schemas`, which apps use as they are.
    'schema-table.ts:SchemaTable',
    // What the types of steps, inputs and answers are computed with; an editor shows the result.
    'reset/step.ts:StepsWith',
    'reset/step.ts:VerifySecondFactorFunction',
    'client/spec.ts:Body',
    'client/spec.ts:BodyFields',
    'client/spec.ts:ErrorBody',
    'client/spec.ts:ErrorStatus',
    'client/spec.ts:Flat',
    'client/spec.ts:NoFields',
    'client/spec.ts:OrUndefined',
    'client/spec.ts:Parameters',
    'client/spec.ts:Responses',
    'client/spec.ts:SuccessStatus',
  ],
};

export default options;
