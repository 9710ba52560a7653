import { join } from 'node:path';
import type { GroupedValues } from '../../core/grouped-values.ts';
import { lineOf } from './line.ts';
import { openFile } from './open-file.ts';
import { readValues } from './read-values.ts';
import { reasonOf } from './reason-of.ts';
import { writeAnew } from './write-anew.ts';

/** The values of a store, and the file that has them. */
export interface Log {
  readonly values: GroupedValues;
  /**
   * Writes a value into the file, then changes it; `undefined` deletes it. Throws a `StoreUnreachable`, and changes
   * nothing, if the file takes no more. What was written outlives a process that is killed; a machine without power may
   * lose the last seconds.
   */
  put(key: string, value: unknown): void;
  close(): void;
}

/** The file is written anew when it has this many lines, or bytes, more than twice what its values need. */
const slack = { lines: 10_000, bytes: 16_000_000 } as const;

/** Opens the file of a folder, and makes it if there is none. `onProblem` hears why a file was put aside. */
export function openLog(folder: string, onProblem: (sentence: string) => void): Log {
  const path = join(folder, 'store.log');
  const values = readValues(path, onProblem);
  writeAnew(path, values);
  const file = openFile(path);
  let lines = 0;
  let needed = file.size();
  const shrink = (): void => {
    // Windows replaces no file that is open.
    file.close();
    try {
      writeAnew(path, values);
    } catch (error) {
      // It is as it was, and has all that was put.
      onProblem(`${reasonOf(error)} The file grows on, and is tried again later.`);
    }
    lines = 0;
    needed = file.size();
  };
  return {
    values,
    put(key, value) {
      if (value === undefined && values.get(key) === undefined) return;
      file.append(lineOf(value === undefined ? [key] : [key, value]));
      values.put(key, value);
      lines += 1;
      if (lines > values.size + slack.lines || file.size() > 2 * needed + slack.bytes) shrink();
    },
    close: file.end,
  };
}
