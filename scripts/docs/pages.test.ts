import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentPages } from './pages.mjs';

const pages = [...documentPages(join(import.meta.dirname, '../..'))];

test('begins with what somebody in a hurry looks for', () => {
  const first = pages.filter(([, group]) => group === 'None').map(([path]) => path);

  expect(first.filter((path) => !path.includes('testing'))).toEqual([
    'docs/providers.md',
    'docs/answers.md',
    'docs/performance.md',
  ]);
});

test.each([
  ['packages/mock-server/src/providers/insforge/README.md', 'Backends'],
  ['examples/react/README.md', 'Recipes'],
  ['examples/testing/README.md', 'Test tools'],
  ['docs/architecture.md', 'Project'],
  ['packages/sdk/CHANGELOG.md', 'Project'],
  ['CONTRIBUTING.md', 'Project'],
  ['docs/decisions/served-at-localhost.md', 'Decisions'],
])('puts %s into the group %s', (path, group) => {
  expect(new Map(pages).get(path)).toBe(group);
});

test('leaves the READMEs of root and packages to their own pages', () => {
  const paths = pages.map(([path]) => path);

  expect(paths).not.toContain('README.md');
  expect(paths).not.toContain('packages/sdk/README.md');
});
