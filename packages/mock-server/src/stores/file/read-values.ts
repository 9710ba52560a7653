import { readFileSync, renameSync, statSync } from 'node:fs';
import { createGroupedValues, type GroupedValues } from '../../core/grouped-values.ts';
import { contentOf } from './line.ts';
import { reasonOf } from './reason-of.ts';
import { head } from './write-anew.ts';

/** The values in a file. One that cannot be read is put aside, and there are none. */
export function readValues(path: string, onProblem: (sentence: string) => void): GroupedValues {
  const bytes = bytesOf(path);
  if (bytes === undefined) return createGroupedValues();
  try {
    return valuesIn(bytes);
  } catch (error) {
    const aside = asideOf(path);
    renameSync(path, aside);
    onProblem(
      `The store in ${path} cannot be read: ${reasonOf(error)}. It is now ${aside}, and the store begins empty.`,
    );
    return createGroupedValues();
  }
}

function valuesIn(bytes: Buffer): GroupedValues {
  const values = createGroupedValues();
  let number = 0;
  for (const line of linesIn(bytes)) {
    number += 1;
    if (number === 1) {
      checkHead(line);
      continue;
    }
    const [key, value] = entryOf(line, number);
    values.put(key, value);
  }
  return values;
}

/** The lines of a file. A process that was killed while it wrote has left a part of one: nobody was told that it is there. */
function* linesIn(bytes: Buffer): Generator<string> {
  const end = '\n'.charCodeAt(0);
  // Not as one text: a file may be longer than a text can be.
  for (let from = 0, to = bytes.indexOf(end); to !== -1; from = to + 1, to = bytes.indexOf(end, from))
    yield bytes.toString('utf8', from, to);
}

function checkHead(line: string): void {
  const { format, version }: Partial<Record<keyof typeof head, unknown>> = Object(contentOf(line));
  if (format !== head.format) throw new Error('it is none of Resetkit');
  if (version !== head.version)
    throw new Error(`it has version ${JSON.stringify(version)}, and this Resetkit reads version ${head.version}`);
}

function entryOf(line: string, number: number): readonly [key: string, value?: unknown] {
  try {
    const content = contentOf(line);
    if (Array.isArray(content) && typeof content[0] === 'string') return [content[0], content[1]];
    throw new Error('it has no key');
  } catch (error) {
    throw new Error(`line ${number} is damaged: ${reasonOf(error)}`);
  }
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new Error(`The store cannot be read: ${path} (${reasonOf(cause)}).`, { cause });
  }
}

/** A name that no file of the folder has. */
function asideOf(path: string): string {
  for (let number = 1; ; number += 1)
    if (!statSync(`${path}.aside-${number}`, { throwIfNoEntry: false })) return `${path}.aside-${number}`;
}
