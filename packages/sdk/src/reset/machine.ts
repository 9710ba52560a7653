import { tell } from '../client/hooks.ts';
import { safely, withOrThrow } from '../client/result.ts';
import type { StepPromise, StepResult } from '../client/step-result.ts';
import type { ResetState } from './types.ts';

/** Replaces the state, unless something that began later has replaced it already. */
export type Keep = (next: ResetState) => void;

/** The state of one reset, and the steps that change it. */
export interface Machine {
  readonly state: ResetState;
  /** Begins something that will change the state. */
  begin(): Keep;
  subscribe(listener: () => void): () => void;
  /**
   * Takes a step: never rejects, and not twice at once with the same input and signal. Its data is the next state; `keep` is for
   * one that is reached on the way.
   */
  step<Next extends ResetState>(
    key: readonly unknown[],
    signal: AbortSignal | undefined,
    take: (keep: Keep) => Promise<StepResult<Next>>,
  ): StepPromise<Next>;
  /** Back to the start. */
  restart(): void;
}

/** Starts in a state that was saved, if it is one of this backend's. */
export function createMachine(backend: string, saved: unknown): Machine {
  const start: ResetState = { backend, step: 'start' };
  const listeners = new Set<() => void>();
  const running = new Map<string, readonly [StepPromise<ResetState>, AbortSignal | undefined]>();
  let state = readState(saved, backend) ?? start;
  let begun = 0;
  let newest = 0;

  const begin = (): Keep => {
    begun += 1;
    const turn = begun;
    return (next) => {
      if (turn < newest) return;
      newest = turn;
      state = next;
      for (const listener of [...listeners]) tell(listener);
    };
  };

  return {
    get state() {
      return state;
    },
    begin,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    step<Next extends ResetState>(
      input: readonly unknown[],
      signal: AbortSignal | undefined,
      take: (keep: Keep) => Promise<StepResult<Next>>,
    ) {
      const key = keyOf(input);
      const [before, itsSignal] = running.get(key) ?? [];
      if (before && itsSignal === signal) return before as StepPromise<Next>;
      const run = async () => {
        const keep = begin();
        const result = await safely(() => take(keep));
        if (!result.error) keep(result.data);
        if (running.get(key)?.[0] === promise) running.delete(key);
        return result;
      };
      const promise: StepPromise<Next> = withOrThrow(run());
      running.set(key, [promise, signal]);
      return promise;
    },
    restart() {
      running.clear();
      begin()(start);
    },
  };
}

/** What a state of each name cannot be without. */
const NEEDS: Readonly<Record<string, string>> = { start: 'step', sent: 'email', ready: 'token', done: 'step' };

function readState(saved: unknown, backend: string): ResetState | undefined {
  try {
    const state = Object(typeof saved === 'string' ? JSON.parse(saved) : saved);
    return state.backend === backend && typeof state[NEEDS[state.step] ?? ''] === 'string' ? state : undefined;
  } catch {
    return undefined;
  }
}

/** What JSON cannot say, no request can carry. */
function keyOf(input: readonly unknown[]): string {
  try {
    return JSON.stringify(input);
  } catch {
    return `${input[0]}`;
  }
}
