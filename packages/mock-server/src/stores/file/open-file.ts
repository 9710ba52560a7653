import { closeSync, ftruncateSync, openSync, statSync } from 'node:fs';
import { StoreUnreachable } from '../../core/store-unreachable.ts';
import { reasonOf } from './reason-of.ts';
import { writeWhole } from './write-whole.ts';

/** A file at whose end lines are written. */
export interface OpenFile {
  /** In bytes. */
  size(): number;
  /** Appends a line, whole or not at all: it then throws a `StoreUnreachable`. */
  append(line: string): void;
  /** Closes the file until the next line is appended. Another one may have taken its place by then. */
  close(): void;
  /** Closes the file for good. */
  end(): void;
}

/** What is known of a file that is open. */
interface Opened {
  readonly descriptor: number;
  size: number;
}

/** The file at this path, which is there. */
export function openFile(path: string): OpenFile {
  let opened: Opened | undefined;
  let isOver = false;
  const open = (): Opened => {
    if (isOver) throw new Error('it was closed');
    opened ??= { size: sizeOf(path), descriptor: openSync(path, 'a') };
    return opened;
  };
  const close = (): void => {
    if (opened) closeSync(opened.descriptor);
    opened = undefined;
  };
  return {
    size: () => opened?.size ?? sizeOf(path),
    append(line) {
      try {
        appendTo(open(), line);
      } catch (cause) {
        throw new StoreUnreachable(`The store took no more: ${path} cannot be written (${reasonOf(cause)}).`, {
          cause,
        });
      }
    },
    close,
    end() {
      close();
      isOver = true;
    },
  };
}

/** Appends a line. What was written of one before it that did not fit is taken back first. */
function appendTo(file: Opened, line: string): void {
  const bytes = Buffer.from(line);
  try {
    writeWhole(file.descriptor, bytes);
  } catch (error) {
    ftruncateSync(file.descriptor, file.size);
    throw error;
  }
  file.size += bytes.length;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
