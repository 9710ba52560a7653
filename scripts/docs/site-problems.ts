import { posix } from 'node:path';

/** The files of a built site: texts by their paths, which are relative to its folder and have forward slashes. */
export type Site = ReadonlyMap<string, string>;

/** What is wrong with a site, in sentences. It is to be moved: links lead to files of its own, and no page names this machine. */
export function siteProblems(site: Site, root: string): string[] {
  const anchors = new Map([...site].map(([path, text]) => [path, anchorsOf(text)]));
  return [...site].flatMap(([path, text]) => [
    ...(text.includes(root) ? [`${path} names ${root}`] : []),
    ...(path.endsWith('.html') ? deadLinks(path, text, anchors) : []),
  ]);
}

/** The entries of a package that have no page, in sentences. `files` are those that TypeDoc reads for them. */
export function missingEntries(
  site: Site,
  name: string,
  exports: Readonly<Record<string, string>>,
  files: readonly string[],
): string[] {
  const entries = Object.keys(exports).filter((entry) => files.includes(exports[entry] ?? ''));
  const pages = entries.map((entry) => `${name}.${entry === '.' ? name : entry.slice(2)}`);
  return pages
    .map((page) => `modules/${page.replace(/[@/]/g, '_')}.html`)
    .filter((path) => !site.has(path))
    .map((path) => `${path} is missing: an entry has no page`);
}

function deadLinks(path: string, text: string, anchors: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const links = [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  const dead = links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(path, link, anchors));
  return [...new Set(dead)].map((link) => `${path} links to ${link}, which is not there`);
}

function leadsSomewhere(from: string, link: string, anchors: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [file = '', anchor = ''] = link.split('#').map(decodeURIComponent);
  const target = file === '' ? from : posix.join(posix.dirname(from), file.replace(/\?.*$/, ''));
  const there = anchors.get(target);
  return there !== undefined && (anchor === '' || there.has(anchor));
}

function anchorsOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id.replaceAll('&amp;', '&')));
}
