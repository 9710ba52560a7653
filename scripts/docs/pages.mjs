import { documentsIn } from './documents.mjs';

/**
 * The groups of pages in the order of the navigation, each with the beginnings of its paths, in order. The longest beginning
 * decides. TypeDoc shows the pages of `None` first, without a name for the group, and the packages after them.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const GROUPS = {
  None: ['docs/testing.md', 'docs/providers.md', 'docs/answers.md', 'docs/performance.md', 'docs/'],
  Backends: ['packages/mock-server/src/providers/', 'packages/sdk/src/providers/'],
  Recipes: ['examples/'],
  'Test tools': ['examples/testing/'],
  Project: ['packages/', 'SECURITY.md', 'CONTRIBUTING.md', 'docs/architecture.md', ''],
  Decisions: ['docs/decisions/'],
};

/** The titles of the groups, in order. */
export const groups = Object.keys(GROUPS);

const PLACES = Object.entries(GROUPS).flatMap(([group, beginnings]) =>
  beginnings.map((beginning) => ({ group, beginning })),
);

/** The READMEs of the root and of the packages, which belong to pages of TypeDoc's. */
const OWN_PAGES = /^(packages\/[^/]+\/)?README\.md$/;

/**
 * The documents that are pages of the site, each with its group, in the order of the navigation.
 * @param {string} root
 * @returns {ReadonlyMap<string, string>}
 */
export function documentPages(root) {
  const pages = documentsIn(root).filter((path) => !OWN_PAGES.test(path));
  const placed = pages.map((path) => ({ path, place: placeOf(path) }));
  const inOrder = placed.toSorted((one, other) => PLACES.indexOf(one.place) - PLACES.indexOf(other.place));
  return new Map(inOrder.map(({ path, place }) => [path, place.group]));
}

/** @param {string} path */
function placeOf(path) {
  const matching = PLACES.filter(({ beginning }) => path.startsWith(beginning));
  return matching.reduce((best, place) => (place.beginning.length > best.beginning.length ? place : best));
}
