import { pageAssets } from './http/generated/page-assets.ts';

/** One file of the inbox page. */
export interface PageAsset {
  /** Its Content-Type. */
  readonly type: string;
  readonly body: string;
}

/** The file of the inbox page that lies at this path of the server, if any. */
export function pageAsset(path: string): PageAsset | undefined {
  return Object.hasOwn(pageAssets, path) ? pageAssets[path] : undefined;
}
