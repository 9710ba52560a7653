import { OptionDefaults } from 'typedoc';

// The API reference, docs/api/. Every warning is an error: a public name without TSDoc, a type that is referenced but not
// exported, a link to nothing. What is generated from a description is left out: an editor shows it.
/** @type {Partial<import('typedoc').TypeDocOptions>} */
const options = {
  name: 'Resetkit',
  entryPointStrategy: 'packages',
  entryPoints: ['packages/mock-server', 'packages/sdk'],
  out: 'docs/api',
  readme: 'none',
  logLevel: 'Warn',
  treatWarningsAsErrors: true,
  validation: { invalidLink: true, rewrittenLink: true },
  packageOptions: {
    readme: 'none',
    // `check` runs the compiler itself.
    skipErrorChecking: true,
    // Links to sources depend on the clone's remote.
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    // openapi-typescript writes these two.
    blockTags: [...OptionDefaults.blockTags, '@description', '@constant'],
    validation: { notExported: true, notDocumented: true },
    requiredToBeDocumented: [
      'Variable',
      'Function',
      'Class',
      'Constructor',
      'Interface',
      'TypeAlias',
      'Property',
      'Method',
      'Accessor',
    ],
  },
};

export default options;
