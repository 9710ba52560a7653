import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes a folder for this process. Returns the function that frees it. Throws if a process that lives has it; one that was
 * killed has left its lock behind.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  const free = (): void => rmSync(path, { force: true });
  if (take(path)) return free;
  const [owner, since] = readFileSync(path, 'utf8').split(' ').map(Number);
  if (isAlive(owner, since)) {
    throw new Error(
      `Process ${owner} uses the folder ${folder} already. Stop it, or choose another folder. If it is none of Resetkit, delete ${path}.`,
    );
  }
  free();
  if (take(path)) return free;
  throw new Error(`Another process has just taken the folder ${folder}. Choose another one.`);
}

/** Makes the lock. `false` if it is there. */
function take(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${performance.timeOrigin}`, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new Error(`The store cannot be written: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
}

function isAlive(pid = 0, since = 0): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  // In a container that was started anew, the process of before had the same number.
  if (pid === process.pid) return since === performance.timeOrigin;
  try {
    // Signal 0 asks only.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
