import { createRandom } from '../random.ts';
import { type ChangedPart, type ChangeListener, changedParts } from './changed-part.ts';
import { checkListener, notify } from './notify.ts';

/** What changed in one mock server, and when: changes are counted. */
export interface Changes {
  /** Says that a part changed. */
  note(part: ChangedPart): void;
  /** Says that everything may have changed. */
  noteAll(): void;
  /**
   * Calls a function with all parts, then after each turn of the event loop with those that changed in it. Returns the function
   * that ends that.
   */
  on(listener: ChangeListener): () => void;
  /** Calls a function at each change of these parts. */
  follow(parts: readonly ChangedPart[], note: (part: ChangedPart) => void): void;
  /** This moment, as text. */
  mark(): string;
  /** The parts that changed after a mark: all, if it is none of this mock server. */
  since(mark: string): readonly ChangedPart[];
  /** Lets somebody wait for changes. Returns the function to call when the wait is over. */
  wait(waiting: Waiting): () => void;
  /** Whether somebody waits. */
  isWaitedFor(): boolean;
  /** Tells all who listen or wait a last time, that everything changed. */
  end(): void;
}

/** Somebody who waits for changes. */
export interface Waiting {
  /** Called after a turn of the event loop in which something changed. */
  look(): void;
  /** Called when more than 1,000 wait, and this one waits longest. */
  giveUp(): void;
}

/** How many may wait at one mock server. */
const mostWaiting = 1_000;

// Read when the module loads: a test may install fake timers later.
const { setTimeout: startTimer } = globalThis;

/** Nothing has changed yet. */
export function createChanges(): Changes {
  let count = 0;
  let id: string | undefined;
  let isToTell = false;
  const latest: Partial<Record<ChangedPart, number>> = {};
  const followers: ((part: ChangedPart) => void)[] = [];
  /** Who listens, with the number of the last change that they know. */
  const listeners = new Map<ChangeListener, number>();
  const waitings = new Set<Waiting>();
  const after = (number: number): readonly ChangedPart[] => changedParts.filter((part) => (latest[part] ?? 0) > number);
  const tell = (): void => {
    isToTell = false;
    for (const [listener, known] of [...listeners]) {
      listeners.set(listener, count);
      const changed = after(known);
      if (changed.length > 0) notify(listener, changed);
    }
    for (const { look } of [...waitings]) look();
  };
  const tellSoon = (): void => {
    if (isToTell || listeners.size + waitings.size === 0) return;
    isToTell = true;
    startTimer(tell, 0);
  };
  const note = (part: ChangedPart): void => {
    count += 1;
    latest[part] = count;
    for (const follow of followers) follow(part);
    tellSoon();
  };
  const noteAll = (): void => changedParts.forEach(note);
  return {
    note,
    noteAll,
    on(listener) {
      checkListener(listener);
      // One of its own, so that the same function can listen twice.
      const own: ChangeListener = (changed) => listener(changed);
      listeners.set(own, beforeAll);
      tellSoon();
      return () => listeners.delete(own);
    },
    follow: (parts, noteIt) =>
      followers.push((part) => {
        if (parts.includes(part)) noteIt(part);
      }),
    mark() {
      id ??= createRandom().uuid().slice(0, 8);
      return `${id}.${count}`;
    },
    since(mark) {
      const [of, number] = mark.split('.');
      return of === id && Number(number) <= count ? after(Number(number)) : changedParts;
    },
    wait(waiting) {
      waitings.add(waiting);
      const [oldest] = waitings.size > mostWaiting ? waitings : [];
      if (oldest) {
        waitings.delete(oldest);
        oldest.giveUp();
      }
      return () => waitings.delete(waiting);
    },
    isWaitedFor: () => waitings.size > 0,
    end() {
      noteAll();
      tell();
      listeners.clear();
    },
  };
}

/** The number of the last change that somebody knows who knows nothing. */
const beforeAll = -1;
