import { describe } from '../client/describe.ts';
import type { StepPromise, StepResult } from '../client/reset-backend.ts';
import { failed, withOrThrow } from '../client/result.ts';
import type { ResetState } from './types.ts';

/** The state of one reset, and the steps that change it. */
export interface Machine {
  state: ResetState;
  set(next: ResetState): void;
  subscribe(listener: () => void): () => void;
  /** Takes a step: never rejects, and not twice at once with the same input. Its data is the next state. */
  step<Next extends ResetState>(name: string, input: unknown, take: () => Promise<StepResult<Next>>): StepPromise<Next>;
  /** Back to the start; what steps that still run will give changes nothing any more. */
  restart(): void;
}

/** Starts in a state that was saved, if it is one. */
export function createMachine(saved: unknown): Machine {
  const start: ResetState = { step: 'start' };
  const listeners = new Set<() => void>();
  const running = new Map<string, Promise<StepResult<ResetState>>>();
  const machine: Machine = {
    state: isState(saved) ? saved : start,
    set(next) {
      machine.state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    step<Next>(name: string, input: unknown, take: () => Promise<StepResult<ResetState>>) {
      const key = keyOf(name, input);
      const promise =
        running.get(key) ??
        safely(take).then((result) => {
          // Not after a restart.
          if (running.get(key) === promise && !result.error) machine.set(result.data);
          // A look at a token may have its price, so one that was good is not looked at again.
          if (result.error || name !== 'check') running.delete(key);
          return result;
        });
      running.set(key, promise);
      return withOrThrow(promise as Promise<StepResult<Next>>);
    },
    restart() {
      running.clear();
      machine.set(start);
    },
  };
  return machine;
}

/** The result of what may throw, for example over an input of the wrong type; nothing was sent then. */
export async function safely<Data>(run: () => Promise<StepResult<Data>>): Promise<StepResult<Data>> {
  try {
    return await run();
  } catch (cause) {
    return failed({ kind: 'invalid-request', message: describe(cause), cause });
  }
}

function isState(saved: unknown): saved is ResetState {
  return /^(start|sent|ready|done)$/.test(Object(saved).step);
}

/** What JSON cannot say, no request can carry. */
function keyOf(name: string, input: unknown): string {
  try {
    return name + JSON.stringify(input);
  } catch {
    return name;
  }
}
