import { OptionDefaults } from 'typedoc';
import { arrangePages } from './scripts/docs/arrange-pages.mjs';
import { documentPages, groups } from './scripts/docs/pages.mjs';

// The documentation site, site/: the documents of the repository and the API reference of both packages. Every warning is an
// error: a public name without TSDoc, a type that is referenced but not exported, a link to nothing. What is generated from a
// description is left out: an editor shows it.
/** @type {Partial<import('typedoc').TypeDocOptions>} */
const options = {
  name: 'Resetkit',
  entryPointStrategy: 'packages',
  entryPoints: ['packages/mock-server', 'packages/sdk'],
  projectDocuments: [...documentPages(import.meta.dirname).keys()],
  plugin: [arrangePages],
  groupOrder: [...groups, '*'],
  navigation: { includeFolders: false },
  searchInDocuments: true,
  includeHierarchySummary: false,
  highlightLanguages: ['typescript', 'tsx', 'bash', 'json', 'yaml', 'html', 'diff'],
  ignoredHighlightLanguages: ['text', 'mermaid'],
  customCss: 'scripts/docs/site.css',
  out: 'site',
  logLevel: 'Warn',
  treatWarningsAsErrors: true,
  validation: { invalidLink: true, rewrittenLink: true },
  packageOptions: {
    // `check` runs the compiler itself.
    skipErrorChecking: true,
    // Links to sources depend on the clone's remote.
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    // openapi-typescript writes these two.
    blockTags: [...OptionDefaults.blockTags, '@description', '@constant'],
    validation: { notExported: true, notDocumented: true, invalidPath: false },
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
