import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../core/clock.ts';

/** How often a process says that it lives, and the time after which one of another machine counts as killed. */
const beatMs = 2_000;
const silenceMs = 10_000;

const { now } = createClock();

// Read when the module loads: a test may install fake timers later.
const { setInterval: startBeat, clearInterval: stopBeat } = globalThis;

/**
 * Takes a folder for this process. Returns the function that frees it. Throws if a process that lives has it; one that was
 * killed has left its lock behind. Two containers that share a folder see each other's lock, not each other's processes:
 * the lock is touched while its process lives.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  if (take(path)) return held(path);
  const present = contentOf(path);
  const owner = present === undefined ? undefined : livingOwner(present, path);
  if (owner !== undefined)
    throw new Error(
      `${owner} uses the folder ${folder} already. Stop it, or choose another folder. If it is none of Resetkit, delete ${path}.`,
    );
  if (present !== undefined) putAway(path, present);
  if (take(path)) return held(path);
  throw new Error(`Another process has just taken the folder ${folder}. Choose another one.`);
}

/** Makes the lock. `false` if it is there. */
function take(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${performance.timeOrigin} ${hostname()}`, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new Error(`The store cannot be written: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
}

/** Touches the lock until it is freed. */
function held(path: string): () => void {
  const beat = startBeat(() => {
    try {
      utimesSync(path, now() / 1_000, now() / 1_000);
    } catch {
      // The folder was deleted: there is nothing to hold.
    }
  }, beatMs);
  beat.unref();
  return () => {
    stopBeat(beat);
    rmSync(path, { force: true });
  };
}

/** The lock of a killed process goes. If another process has taken the folder meanwhile, its lock stays. */
function putAway(path: string, present: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== present) linkSync(aside, path);
  } catch {
    // Another process was faster.
  }
  rmSync(aside, { force: true });
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Who has the lock, in words. `undefined` if it was killed. */
function livingOwner(lock: string, path: string): string | undefined {
  const [pid = 0, since] = lock.split(' ').map(Number);
  const [, , host = hostname()] = lock.split(' ');
  if (host === hostname()) return isAlive(pid, since) ? `Process ${pid}` : undefined;
  const beatAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return now() - beatAt < silenceMs ? `Process ${pid} of ${host}` : undefined;
}

function isAlive(pid: number, since = 0): boolean {
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
