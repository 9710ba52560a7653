import { closeSync, ftruncateSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createGroupedValues, type GroupedValues } from '../../core/grouped-values.ts';
import { contentOf, lineOf } from './line.ts';

/** The values of a store, and the file that has them. */
export interface Log {
  readonly values: GroupedValues;
  /**
   * Writes a value into the file, then changes it; `undefined` deletes it. Throws, and changes nothing, if the file takes
   * no more. What was written outlives a process that is killed; a machine without power may lose the last seconds.
   */
  put(key: string, value: unknown): void;
  close(): void;
}

/** The first line of a file. */
const head = { format: 'resetkit-store', version: 1 } as const;

/** The file is written anew when it has this many lines more than twice its values. */
const slack = 10_000;

/** Opens the file of a folder, and makes it if there is none. `onProblem` hears why a file was put aside. */
export function openLog(folder: string, onProblem: (sentence: string) => void): Log {
  const path = join(folder, 'store.log');
  const values = readValues(path, onProblem);
  let file = writtenAnew(path, values);
  let lines = values.size;
  return {
    values,
    put(key, value) {
      if (value === undefined && values.get(key) === undefined) return;
      append(path, file, lineOf(value === undefined ? [key] : [key, value]));
      values.put(key, value);
      lines += 1;
      if (lines <= 2 * values.size + slack) return;
      closeSync(file);
      file = writtenAnew(path, values);
      lines = values.size;
    },
    close: () => closeSync(file),
  };
}

/** Appends a line, whole or not at all. */
function append(path: string, file: number, line: string): void {
  const { size } = statSync(path);
  try {
    const bytes = Buffer.from(line);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } catch (cause) {
    cutBack(file, size);
    throw new Error(`The store took no more: ${path} cannot be written (${reason(cause)}).`, { cause });
  }
}

/** Takes back what was written of a line. */
function cutBack(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // The part of a line at the end of a file is ignored.
  }
}

/** Writes all values into a new file that takes the place of the one there is. Returns it, open for more. */
function writtenAnew(path: string, values: GroupedValues): number {
  const next = `${path}.next`;
  try {
    const file = openSync(next, 'w');
    writeSync(file, lineOf(head));
    for (const entry of values) writeSync(file, lineOf(entry));
    closeSync(file);
    renameSync(next, path);
    return openSync(path, 'a');
  } catch (cause) {
    throw new Error(`The store cannot be written: ${path} (${reason(cause)}).`, { cause });
  }
}

/** The values in a file. One that cannot be read is put aside, and there are none. */
function readValues(path: string, onProblem: (sentence: string) => void): GroupedValues {
  const text = textOf(path);
  if (text === undefined) return createGroupedValues();
  try {
    return valuesIn(text);
  } catch (error) {
    const aside = asideOf(path);
    renameSync(path, aside);
    onProblem(`The store in ${path} cannot be read: ${reason(error)}. It is now ${aside}, and the store begins empty.`);
    return createGroupedValues();
  }
}

function valuesIn(text: string): GroupedValues {
  // A process that was killed while it wrote has left a part of a line: nobody was told that it is there.
  const [first, ...others] = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  if (first === undefined) return createGroupedValues();
  const { format, version }: Partial<Record<keyof typeof head, unknown>> = Object(contentOf(first));
  if (format !== head.format) throw new Error('it is none of Resetkit');
  if (version !== head.version)
    throw new Error(`it has version ${JSON.stringify(version)}, and this Resetkit reads version ${head.version}`);
  const values = createGroupedValues();
  for (const [index, line] of others.entries()) {
    const [key, value] = entryOf(line, index + 2);
    values.put(key, value);
  }
  return values;
}

function entryOf(line: string, number: number): readonly [key: string, value?: unknown] {
  try {
    const content = contentOf(line);
    if (Array.isArray(content) && typeof content[0] === 'string') return [content[0], content[1]];
    throw new Error('it has no key');
  } catch (error) {
    throw new Error(`line ${number} is damaged: ${reason(error)}`);
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new Error(`The store cannot be read: ${path} (${reason(cause)}).`, { cause });
  }
}

/** A name that no file of the folder has. */
function asideOf(path: string): string {
  for (let number = 1; ; number += 1)
    if (!statSync(`${path}.aside-${number}`, { throwIfNoEntry: false })) return `${path}.aside-${number}`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
