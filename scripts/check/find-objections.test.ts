import { expect, test } from 'vitest';
import { findObjections } from './find-objections.ts';
import type { Manifest } from './manifests.ts';

const MOCK = 'packages/mock-server/src';

const manifests: Manifest[] = [
  {
    folder: 'packages/mock-server',
    name: '@resetkit/mock-server',
    exports: {
      '.': './src/index.ts',
      './insforge': './src/providers/insforge/index.ts',
      './unleash': './src/providers/unleash/index.ts',
      './http': './src/http.ts',
      './node': './src/node.ts',
    },
    installed: ['@noble/hashes', '@resetkit/sdk', 'msw'],
  },
  {
    folder: 'packages/sdk',
    name: '@resetkit/sdk',
    exports: { './insforge': './src/providers/insforge.ts' },
    installed: ['zod', 'msw', 'react', '@resetkit/mock-server'],
  },
];

function objectionsTo(path: string, text: string): string[] {
  return findObjections([{ path, text }], manifests);
}

test.each([
  ['packages/sdk/src/client/transport.ts', '@resetkit/mock-server/insforge', 'apps ship the SDK'],
  ['packages/sdk/src/client/transport.ts', 'msw', 'msw is 135 kB and optional'],
  ['packages/sdk/src/client/transport.ts', 'node:http', "the SDK runs in a browser, where Node's modules are not"],
  ['packages/sdk/src/client/transport.ts', '@resetkit/sdk/insforge', 'import the file, never the package'],
  ['packages/sdk/src/client/transport.ts', '../../../mock-server/src/index.ts', 'packages import each other by name'],
  [`${MOCK}/core/tokens.ts`, 'crypto', 'core runs in a browser'],
  [`${MOCK}/core/tokens.ts`, 'msw/node', 'msw is 135 kB and optional'],
  [
    `${MOCK}/core/tokens.ts`,
    '../providers/insforge/policy.ts',
    'core must not know the provider insforge: nothing imports upwards',
  ],
  [`${MOCK}/core/tokens.ts`, '../control/outbox.ts', 'core must not know control'],
  [`${MOCK}/core/tokens.ts`, '../http.ts', 'core must not know http.ts'],
  [`${MOCK}/core/tokens.ts`, '@resetkit/sdk/insforge/types', 'core knows no provider and no spec'],
  [`${MOCK}/providers/insforge/policy.ts`, '../unleash/policy.ts', 'the rules of unleash must not leak into insforge'],
  [`${MOCK}/providers/insforge/policy.ts`, '@resetkit/sdk/unleash/types', 'the spec of unleash must not leak'],
  [`${MOCK}/providers/insforge/policy.ts`, '@resetkit/sdk/insforge', 'takes only what is generated'],
  [`${MOCK}/providers/insforge/policy.ts`, '../../control/outbox.ts', 'must not know control'],
  [`${MOCK}/providers/insforge/handlers/a.ts`, '../../../index.ts', 'must not know index.ts'],
  [`${MOCK}/control/outbox.ts`, '../providers/insforge/index.ts', 'control must not know the provider insforge'],
  [`${MOCK}/control/outbox.ts`, 'node:fs', 'control runs in a browser'],
  [`${MOCK}/index.ts`, 'node:fs', 'index.ts runs in a browser'],
  [`${MOCK}/index.ts`, './msw.ts', 'index.ts must not know msw.ts'],
  [`${MOCK}/http.ts`, 'msw', 'msw is 135 kB and optional'],
  [`${MOCK}/http.ts`, './cli.ts', 'http.ts must not know cli.ts'],
  [`${MOCK}/http.ts`, './msw.ts', 'msw.ts loads msw'],
  [`${MOCK}/http/dispatch.ts`, '@resetkit/mock-server/node', 'node.ts loads msw'],
  [`${MOCK}/cli.ts`, './node.ts', 'node.ts loads msw'],
  [`${MOCK}/core/tokens.ts`, '@resetkit/mock-server/insforge', 'core must not know the provider insforge'],
  [`${MOCK}/core/tokens.ts`, '@resetkit/mock-server', 'core must not know index.ts'],
  [`${MOCK}/control/control.ts`, '@resetkit/mock-server/insforge', 'control must not know the provider insforge'],
  [`${MOCK}/providers/insforge/index.ts`, '@resetkit/mock-server/http', 'the provider insforge must not know http.ts'],
  [`${MOCK}/providers/insforge/index.ts`, '@resetkit/mock-server/unleash', 'the rules of unleash must not leak'],
  [`${MOCK}/core/tokens.ts`, 'vitest', 'vitest is no dependency in packages/mock-server/package.json'],
  [`${MOCK}/http.ts`, 'playwright-core', 'playwright-core is no dependency'],
  [`${MOCK}/core/tokens.ts`, '@insforge/sdk', '@insforge/sdk is no dependency'],
  ['packages/sdk/src/client/transport.ts', '@noble/hashes/sha2.js', '@noble/hashes is no dependency in packages/sdk'],
  ['packages/sdk/src/client/transport.ts', '../providers/insforge/index.ts', 'the client knows no backend'],
  ['packages/sdk/src/client/transport.ts', '../common/supabase-passwords.ts', 'the client knows no backend'],
  ['packages/sdk/src/common/x.ts', '../providers/supabase/client.ts', 'what providers share knows none of them'],
  ['packages/sdk/src/providers/apphandoff/x.ts', '../supabase/client.ts', 'the rules of supabase must not leak into'],
  [
    'packages/sdk/src/providers/insforge/x.ts',
    '../../generated/unleash/operations.ts',
    'the rules of unleash must not',
  ],
  ['packages/sdk/src/client/validate-with.ts', 'zod/mini', 'zod is for schemas and forms alone'],
  ['packages/sdk/src/index.ts', './forms/password-form.ts', 'clients are small, and password-form.ts loads zod'],
  ['packages/sdk/src/reset/machine.ts', 'zod', 'zod is for schemas and forms alone'],
  ['packages/sdk/src/providers/insforge/client.ts', './schemas.ts', 'clients are small, and schemas.ts loads zod'],
  ['packages/sdk/src/providers/insforge/x.ts', '../../generated/insforge/reset-fields.ts', 'reset-fields.ts loads zod'],
  ['packages/sdk/src/forms/x.ts', '../providers/insforge/password-rules.ts', 'what providers share knows none of them'],
  ['packages/sdk/src/reset/machine.ts', 'react', 'React is optional'],
  ['packages/sdk/src/index.ts', './react.ts', 'what is there for React loads React'],
  ['packages/sdk/src/index.ts', './react/use-password-reset.ts', 'what is there for React loads React'],
])('%s may not import %s', (path, specifier, why) => {
  const [sentence, ...more] = objectionsTo(path, `import { a } from '${specifier}';`);

  expect(sentence).toContain(`${path} → ${specifier}: `);
  expect(sentence).toContain(why);
  expect(more).toEqual([]);
});

test('sees every form of an import', () => {
  const text = [
    "import type { A } from 'msw';",
    "import 'msw/node';",
    "export * from 'msw/browser';",
    "const later = () => import('msw');",
  ].join('\n');

  expect(objectionsTo('packages/sdk/src/index.ts', text)).toHaveLength(4);
});

test.each([
  ['packages/sdk/src/index.ts', './client/result.ts'],
  ['packages/sdk/src/providers/insforge/client.ts', '../../generated/insforge/operations.ts'],
  ['packages/sdk/src/generated/insforge/schemas.ts', 'zod/mini'],
  ['packages/sdk/src/forms/password-form.ts', 'zod/mini'],
  ['packages/sdk/src/forms/password-form.ts', '../client/password-rule.ts'],
  ['packages/sdk/src/providers/insforge/forms.ts', '../../forms/password-form.ts'],
  ['packages/sdk/src/providers/insforge/forms.ts', './password-rules.ts'],
  ['packages/sdk/src/schema-table.ts', 'zod/mini'],
  ['packages/sdk/src/react.ts', './react/use-password-reset.ts'],
  ['packages/sdk/src/react/use-password-reset.ts', 'react'],
  ['packages/sdk/src/react/to-view.ts', '../reset/state.ts'],
  [`${MOCK}/core/random.ts`, '@noble/hashes/sha2.js'],
  [`${MOCK}/providers/insforge/handlers/sign-in.ts`, '../policy.ts'],
  [`${MOCK}/providers/insforge/handlers/sign-in.ts`, '../../../core/tokens.ts'],
  [`${MOCK}/providers/insforge/index.ts`, '@resetkit/sdk/insforge/schemas'],
  [`${MOCK}/providers/apphandoff/index.ts`, '../supabase/index.ts'],
  [`${MOCK}/control/index.ts`, '@resetkit/sdk/mock-control/operations'],
  [`${MOCK}/msw.ts`, 'msw'],
  [`${MOCK}/node.ts`, 'msw/node'],
  [`${MOCK}/http.ts`, 'node:http'],
  [`${MOCK}/http/listen.ts`, 'node:http'],
  [`${MOCK}/cli.ts`, './providers/insforge/index.ts'],
])('%s may import %s', (path, specifier) => {
  expect(objectionsTo(path, `import { a } from '${specifier}';`)).toEqual([]);
});

test.each([
  'const at = Date.now();',
  'const clock = { now: Date.now };',
  'const at = new Date();',
  'const at = globalThis.performance.now();',
  'const jwt = token.setIssuedAt();',
  'const { now } = Date;',
  "const { 'now': time } = globalThis.Date;",
  "const at = Date['now']();",
  'const at = new Date(undefined);',
])('only the clock reads the time: %s', (text) => {
  expect(objectionsTo(`${MOCK}/providers/insforge/sessions.ts`, `\n${text}`)).toEqual([
    expect.stringMatching(/^packages\/mock-server\/src\/providers\/insforge\/sessions\.ts:2: .* reads the time/),
  ]);
});

test.each([
  'const n = Math.random();',
  'const id = crypto.randomUUID();',
  'crypto.getRandomValues(new Uint8Array(8));',
  "import { randomBytes as bytes } from './node-crypto.ts';",
  "const n = Math['random']();",
  'const { randomUUID } = crypto;',
  'const { randomUUID: id } = globalThis.crypto;',
])('only random makes randomness: %s', (text) => {
  expect(objectionsTo(`${MOCK}/core/tokens.ts`, text)).toEqual([expect.stringContaining('makes randomness')]);
});

test('the clock, the randomness and what only names a time are left alone', () => {
  expect(objectionsTo(`${MOCK}/core/clock.ts`, 'export const now = () => Date.now();')).toEqual([]);
  expect(objectionsTo(`${MOCK}/core/random.ts`, 'crypto.getRandomValues(bytes);')).toEqual([]);
  expect(
    objectionsTo(
      `${MOCK}/core/tokens.ts`,
      '// Date.now()\nconst at = new Date(clock.now()); const s = "Math.random()"; const { now } = clock; const { random } = world;',
    ),
  ).toEqual([]);
});
