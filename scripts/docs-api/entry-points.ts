import { posix } from 'node:path';
import type { Manifest } from '../check/manifests.ts';

/** A module that the API reference is about. */
export interface EntryPoint {
  /** The name by which an app imports it. */
  readonly name: string;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
}

/**
 * The modules of a package that are written by hand. What is generated is left out: it says in thousands of lines what the
 * descriptions say, and the clients, whose methods are made from it, are in the reference with the descriptions' texts.
 */
export function entryPoints({ folder, name, exports }: Manifest): EntryPoint[] {
  const modules = Object.entries(exports).filter(([, file]) => /\.tsx?$/.test(file) && !file.includes('/generated/'));
  return modules.map(([entry, file]) => ({ name: posix.join(name, entry), file: posix.join(folder, file) }));
}
