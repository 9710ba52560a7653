import { describe } from '../client/describe.ts';
import type { Proof, StepPromise, StepResult } from '../client/reset-backend.ts';
import { type AnyResult, failed, withOrThrow } from '../client/result.ts';
import type { ResetState } from './types.ts';

/** A state as steps see it: which fields there are depends on `step`. */
export type Known = Partial<Proof> & { readonly verifier?: string };

/** The state of one reset, and the steps that change it. */
export interface Machine {
  readonly state: ResetState;
  /** The same object, for steps that take from it whatever there is. */
  readonly known: Known;
  set(next: ResetState): void;
  subscribe(listener: () => void): () => void;
  /** Takes a step: never rejects, and not twice at once with the same input. What it gives is the next state, and the data. */
  step<Next extends ResetState>(name: string, input: unknown, take: () => Promise<StepResult<Next>>): StepPromise<Next>;
  /** Back to the start; what steps that still run will give changes nothing any more. */
  restart(): void;
}

const START: ResetState = { step: 'start' };

/** Starts in a state that was saved, if it is one. */
export function createMachine(saved: unknown): Machine {
  const listeners = new Set<() => void>();
  const running = new Map<string, Promise<AnyResult>>();
  let state = isState(saved) ? saved : START;
  let life = {};

  const set = (next: ResetState) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const run = async (take: () => Promise<AnyResult>, started: object): Promise<AnyResult> => {
    const result = await safely(take);
    if (!result.error && started === life) set(result.data as ResetState);
    return result;
  };

  return {
    get state() {
      return state;
    },
    get known() {
      return state;
    },
    set,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    step<Next>(name: string, input: unknown, take: () => Promise<AnyResult>) {
      const key = keyOf(name, input);
      const promise = running.get(key) ?? run(take, life);
      running.set(key, promise);
      promise.then(() => running.delete(key));
      return withOrThrow(promise) as StepPromise<Next>;
    },
    restart() {
      life = {};
      running.clear();
      set(START);
    },
  };
}

/** The result of what may throw, for example over an input of the wrong type; nothing was sent then. */
export async function safely(run: () => Promise<AnyResult>): Promise<AnyResult> {
  try {
    return await run();
  } catch (cause) {
    return failed({ kind: 'invalid-request', message: describe(cause), cause });
  }
}

function isState(saved: unknown): saved is ResetState {
  return ['start', 'sent', 'ready', 'done'].includes(Object(saved).step);
}

/** What JSON cannot say, no request can carry. */
function keyOf(name: string, input: unknown): string {
  try {
    return name + JSON.stringify(input);
  } catch {
    return name;
  }
}
