import { type PagePath, pagePaths } from './generated/page-paths.ts';

/** The file of the inbox page at this path, by its path. `undefined` if there is none. */
export function pageFile(path: string): PagePath | undefined {
  return pagePaths.find((one) => one === path);
}
