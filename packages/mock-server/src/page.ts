import { pageAssets } from './http/generated/page-assets.ts';

/** One file of the inbox page. */
export interface PageAsset {
  /** The value of its `Content-Type`. */
  readonly type: string;
  readonly body: string;
}

/** The file of the inbox page at this path. `undefined` if there is none. */
export function pageAsset(path: string): PageAsset | undefined {
  return Object.hasOwn(pageAssets, path) ? pageAssets[path] : undefined;
}
