import { tell } from '../client/hooks.ts';
import type { StepPromise, StepResult } from '../client/reset-backend.ts';
import { safely, withOrThrow } from '../client/result.ts';
import type { ResetState } from './types.ts';

/** The state of one reset, and the steps that change it. */
export interface Machine {
  state: ResetState;
  set(next: ResetState): void;
  subscribe(listener: () => void): () => void;
  /**
   * Takes a step: never rejects, and not twice at once with the same input. Its data is the next state; `keep` is for one that
   * is reached on the way.
   */
  step<Next extends ResetState>(
    name: string,
    input: unknown,
    take: (keep: (state: ResetState) => void) => Promise<StepResult<Next>>,
  ): StepPromise<Next>;
  /** Back to the start; what steps that still run will give changes nothing any more. */
  restart(): void;
}

/** Starts in a state that was saved, if it is one. */
export function createMachine(saved: unknown): Machine {
  const start: ResetState = { step: 'start' };
  const listeners = new Set<() => void>();
  const running = new Map<string, StepPromise<ResetState>>();
  const machine: Machine = {
    state: isState(saved) ? saved : start,
    set(next) {
      machine.state = next;
      for (const listener of [...listeners]) tell(listener);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    step<Next extends ResetState>(
      name: string,
      input: unknown,
      take: (keep: (state: ResetState) => void) => Promise<StepResult<Next>>,
    ) {
      const key = keyOf(name, input);
      const before = running.get(key);
      if (before) return before as StepPromise<Next>;
      // Nothing after a restart.
      const keep = (next: ResetState) => {
        if (running.get(key) === promise) machine.set(next);
      };
      const run = async () => {
        const result = await safely(() => take(keep));
        if (!result.error) keep(result.data);
        // A look at a token may have its price, so one that was good is not looked at again.
        if (running.get(key) === promise && (result.error || name !== 'check')) running.delete(key);
        return result;
      };
      const promise: StepPromise<Next> = withOrThrow(run());
      running.set(key, promise);
      return promise;
    },
    restart() {
      running.clear();
      machine.set(start);
    },
  };
  return machine;
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
