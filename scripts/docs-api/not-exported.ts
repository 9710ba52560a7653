/** Types that public ones are made of and that nobody has to name, by package: `file:name`. One that is no longer referenced fails. */
export const notExported: Readonly<Record<string, readonly string[]>> = {
  // Plans are taken from `plans`; what they are made of is ours.
  '@resetkit/mock-server': ['verify/script.ts:VerifyPlan'],
  '@resetkit/sdk': [
    // Exported from `@resetkit/sdk/<provider>/types`, which is no part of the reference.
    'types.ts:operations',
    // What types `schemas`, which are taken as they are.
    'schema-table.ts:SchemaTable',
    // What steps are made of: backends have it, nobody else.
    'reset/take.ts:StepsWith',
    // What reads inputs and answers out of those: an editor shows what comes out of it.
    ...[
      'Body',
      'BodyFields',
      'ErrorBody',
      'ErrorStatus',
      'Flat',
      'NoFields',
      'OrUndefined',
      'Parameters',
      'Responses',
      'SuccessStatus',
    ].map((name) => `client/spec.ts:${name}`),
  ],
};
