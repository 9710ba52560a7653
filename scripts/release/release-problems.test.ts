import { expect, test } from 'vitest';
import { releaseProblems } from './release-problems.ts';

const repository = 'https://code.example/shop/shop';

test('lets a version be released that has all changes and an address', () => {
  expect(releaseProblems({ changesets: ['README.md', 'config.json'], repository })).toEqual([]);
});

test('refuses changes that are in no version', () => {
  expect(releaseProblems({ changesets: ['README.md', 'config.json', 'new-a.md', 'new-b.md'], repository })).toEqual([
    'new-a.md, new-b.md in .changeset/ are in no version: run `corepack pnpm bump` and commit what it writes.',
  ]);
});

test('refuses packages without an address', () => {
  expect(releaseProblems({ changesets: [], repository: undefined })).toEqual([
    'npm refuses packages with provenance and no address: write `repository` into the package.json of the root.',
  ]);
});
