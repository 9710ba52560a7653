import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

const MOCK = '^packages/mock-server/src';
const SDK = '^packages/sdk/src';
/** Parts of the SDK, lowest first: none imports a part above it. */
const SDK_PARTS = ['client', 'reset', 'common', 'forms', 'providers'];
/** What schemas and forms are made of. `schema-table.ts` and `lazy-table.ts` use its types only. */
const ZOD_FILES = `${SDK}/(generated/[^/]+/(schemas|reset-fields)|forms/[^/]+|providers/[^/]+/(schemas|forms))\\.ts$`;
const REACT_FILES = `${SDK}/react(\\.ts$|/)`;
const MSW_FILES = `${MOCK}/(msw|node|browser)\\.ts$`;
/** What runs in pages only. */
const WORKBENCH_FILES = `${MOCK}/(workbench/|panel\\.ts$)`;
const NODE_FILES = `${MOCK}/((node|http|cli|playwright|vite)(\\.ts$|/)|stores/(file|redis)(\\.ts$|/))`;
/** What is generated from the description of any backend, and of the backend that the importing file belongs to. */
const GENERATED = `${SDK}/(generated|providers)/[^/]+/(types|operations|schemas|reset-facts|examples)\\.ts$`;
const OWN_GENERATED = `${SDK}/(generated|providers)/$1/(types|operations|schemas|reset-facts|examples)\\.ts$`;

/**
 * Who may import whom, for dependency-cruiser: the tables of docs/architecture.md. `$1` in `to` is the first group of `from`.
 * Each rule covers type-only imports.
 */
export const importRules: IRegularForbiddenRuleType[] = [
  rule('no-circle', 'Move what both files need into a third one', {}, { circular: true }),
  rule('apps-ship-the-sdk', 'The mock server is for development only', { path: SDK }, { path: MOCK }),
  rule(
    'packages-by-name',
    'Import another package by its name, so that what is public stays visible',
    { path: '^packages/([^/]+)/' },
    { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
  ),
  rule(
    'own-files-by-path',
    'Inside a package import the file, not the package',
    { path: '^packages/([^/]+)/' },
    { path: '^packages/$1/', dependencyTypesNot: ['local'] },
  ),
  rule(
    'installed-packages',
    'A package that is in neither `dependencies` nor `peerDependencies` is missing where ours is installed',
    { path: SDK },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'], dependencyTypesNot: ['npm', 'npm-peer'] },
  ),
  rule(
    'known-packages',
    'A package that package.json does not name is not there to be bundled',
    { path: MOCK },
    { dependencyTypes: ['npm-no-pkg', 'unknown'], dependencyTypesNot: ['npm', 'npm-peer', 'npm-dev'] },
  ),
  rule(
    'node-modules-of-node',
    'It runs in a browser',
    { path: '^packages/', pathNot: NODE_FILES },
    { dependencyTypes: ['core'] },
  ),

  rule(
    'generated-code-of-the-sdk',
    'The mock server is compared with the description, not with our client',
    { path: MOCK },
    { path: '^packages/sdk/', pathNot: GENERATED },
  ),
  rule('core', 'The core knows no provider and no environment', { path: `${MOCK}/core/` }, above(`${MOCK}/core/`)),
  rule(
    'provider',
    'A provider uses the core and the code generated from its own description',
    { path: `${MOCK}/providers/([^/]+)/`, pathNot: `${MOCK}/providers/apphandoff/index\\.ts$` },
    above(`${MOCK}/(core|providers/$1)/`, OWN_GENERATED),
  ),
  rule(
    'provider-on-a-provider',
    "AppHandoff's index.ts creates the Supabase mock server that has its accounts",
    { path: `${MOCK}/providers/(apphandoff)/index\\.ts$` },
    above(`${MOCK}/(core|providers/$1)/`, `${MOCK}/providers/supabase/index\\.ts$`, OWN_GENERATED),
  ),
  rule(
    'control',
    'It serves every provider, so it knows none',
    { path: `${MOCK}/control/` },
    above(`${MOCK}/(core|control)/`, GENERATED),
  ),
  rule(
    'stores',
    'It serves every provider, so it knows none',
    { path: `${MOCK}/stores/` },
    above(`${MOCK}/(core|stores)/`),
  ),
  rule(
    'index',
    'It runs everywhere and with any provider',
    { path: `${MOCK}/index\\.ts$` },
    above(`${MOCK}/(core|control|stores)/`),
  ),
  rule(
    'cli',
    'Only a shell starts it, and the settings of the Vite plugin are its flags',
    { pathNot: `${MOCK}/(cli|vite)(\\.ts$|/)` },
    { path: `${MOCK}/cli(\\.ts$|/)` },
  ),
  rule(
    'workbench',
    'It runs in a page, and sees mock servers as a test does',
    { path: WORKBENCH_FILES },
    above(`${MOCK}/(workbench|core|remote)/`, GENERATED),
  ),
  rule(
    'preact',
    'Only pages draw',
    { path: '^packages/', pathNot: WORKBENCH_FILES },
    { path: ['/node_modules/(preact|@preact)/', WORKBENCH_FILES] },
  ),
  rule(
    'msw',
    'msw is large and optional',
    { path: '^packages/', pathNot: MSW_FILES },
    { path: ['/node_modules/msw/', MSW_FILES] },
  ),

  ...SDK_PARTS.slice(0, -1).map((part, index) =>
    rule(
      `sdk-${part}`,
      'A lower part of the SDK knows nothing of a higher one',
      { path: `${SDK}/${part}/` },
      { path: `${SDK}/(${SDK_PARTS.slice(index + 1).join('|')})/` },
    ),
  ),
  rule(
    'sdk-provider',
    'The rules of one backend must not leak into another',
    { path: `${SDK}/(?:providers|generated)/([^/]+)/` },
    { path: `${SDK}/(providers|generated)/`, pathNot: `${SDK}/(providers|generated)/$1/` },
  ),
  rule(
    'zod',
    'Clients are small: zod is for schemas and forms',
    { path: SDK, pathNot: [ZOD_FILES, `${SDK}/(schema|lazy)-table\\.ts$`] },
    { path: ['/node_modules/zod/', ZOD_FILES] },
  ),
  rule(
    'react',
    'React is optional',
    { path: '^packages/', pathNot: REACT_FILES },
    { path: ['/node_modules/react/', REACT_FILES] },
  ),
];

function rule(
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
  return { name, comment, severity: 'error', from, to };
}

/** Every file of the packages except those that match. */
function above(...allowed: string[]): IRegularForbiddenRuleType['to'] {
  return { path: '^packages/', pathNot: allowed };
}
