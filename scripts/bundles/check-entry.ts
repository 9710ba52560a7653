import type { BrowserEntry } from './browser-entries.ts';
import { bundleForBrowsers, type Size } from './bundle-for-browsers.ts';

/** How large an entry is in a browser, and what is wrong with its bundle, in sentences. */
export interface CheckedEntry extends Size {
  readonly name: string;
  readonly problems: readonly string[];
}

/** Bundles an entry for browsers and compares the bundle with what the entry demands. */
export async function checkEntry(entry: BrowserEntry): Promise<CheckedEntry> {
  const { name, code, besides, without, budget = Number.POSITIVE_INFINITY } = entry;
  try {
    const { first, files } = await bundleForBrowsers(code, besides);
    const problems = files.filter((path) => without?.test(path)).map((path) => `contains ${path}`);
    if (first.gzipped > budget) problems.push(`takes ${first.gzipped} bytes gzipped, its budget is ${budget}`);
    return { name, problems, ...first };
  } catch (error) {
    return { name, problems: messagesOf(error), minified: 0, gzipped: 0 };
  }
}

function messagesOf(error: unknown): string[] {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return [String(error)];
  return error.errors.map(({ text, location }) => `${location?.file ?? ''}:${location?.line ?? ''} ${text}`);
}
