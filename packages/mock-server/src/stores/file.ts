import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { mapStore } from '../core/map-store.ts';
import type { Store } from '../core/store.ts';
import { lockFolder } from './file/lock-folder.ts';
import { openLog } from './file/log.ts';

/** A store in a folder. */
export interface FileStore extends Store {
  /** Frees the folder for another process. */
  close(): void;
}

/** The settings of a file store. */
export interface FileStoreSettings {
  /** Called with a sentence if the folder has a file that cannot be read. Default: prints it on the console. */
  readonly onProblem?: (sentence: string) => void;
}

/**
 * A store in a folder of this machine: what happened in a mock server outlives its process, also one that is killed. All
 * values are in memory too; a change is appended to a file before its promise resolves. One store at a time uses a folder.
 * Throws a sentence if the folder cannot be written or is in use. A file that is damaged or of another version is put
 * aside, and the store begins empty.
 *
 * @example
 * const store = openFileStore('.resetkit');
 * const mock = createMockServer(insforge(), { store });
 */
export function openFileStore(
  folder: string,
  { onProblem = (sentence) => console.error(sentence) }: FileStoreSettings = {},
): FileStore {
  const path = resolve(folder);
  makeFolder(path);
  const unlock = lockFolder(path);
  try {
    const log = openLog(path, onProblem);
    return {
      ...mapStore(log.values, log.put),
      close() {
        log.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The folder ${path} cannot be made for the store: ${message}.`, { cause });
  }
}
