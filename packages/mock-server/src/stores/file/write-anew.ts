import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { rowsVersion } from '../../core/rows-version.ts';
import { lineOf } from './line.ts';
import { reasonOf } from './reason-of.ts';
import { writeWhole } from './write-whole.ts';

/** The first line of a file. */
export const head: { readonly format: string; readonly version: number } = {
  format: 'resetkit-store',
  version: rowsVersion,
};

/** Writes all values into a new file, which takes the place of the one there is. Throws a sentence, and leaves that one. */
export function writeAnew(path: string, values: Iterable<readonly [key: string, value: unknown]>): void {
  const next = `${path}.next`;
  try {
    write(next, values);
    renameSync(next, path);
  } catch (cause) {
    rmSync(next, { force: true, recursive: true });
    throw new Error(`The store cannot be written: ${path} (${reasonOf(cause)}).`, { cause });
  }
}

/** How many characters are written at once. */
const most = 1_000_000;

function write(path: string, values: Iterable<readonly [key: string, value: unknown]>): void {
  // What another program has put there, such as a link to a file elsewhere, is not written through. Passwords are in here.
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  try {
    let text = lineOf(head);
    for (const entry of values) {
      text += lineOf(entry);
      if (text.length < most) continue;
      writeWhole(file, Buffer.from(text));
      text = '';
    }
    writeWhole(file, Buffer.from(text));
    // A machine that loses its power has the file before or this one, and no empty one.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
