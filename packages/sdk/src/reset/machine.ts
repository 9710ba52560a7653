import { notify } from '../client/hooks.ts';
import type { Result, ResultPromise } from '../client/result.ts';
import { resultOf, safely } from '../client/result.ts';
import type { Known } from './known.ts';
import type { Keep, StepOptions, Take } from './take.ts';
import type { ResetState, ResetSteps } from './types.ts';

/** The state of one reset, and what changes it. */
export interface Machine {
  /** What every flow has. */
  readonly flow: Pick<ResetSteps<never>, 'state' | 'subscribe' | 'restart'>;
  /** Begins something that will change the state. */
  begin(): Keep;
  /** Makes a method of a step: it never rejects, and is not taken twice at once with the same input and signal. */
  step<Input, Next extends ResetState>(
    name: string,
    take: Take<Input, Next>,
  ): (input: Input, options?: StepOptions) => ResultPromise<Next>;
}

/** Starts in a state that was saved, if it is one of this backend's. */
export function createMachine(backend: string, saved: unknown): Machine {
  const start: ResetState = { backend, step: 'start' };
  const listeners = new Set<() => void>();
  const running = new Map<string, readonly [promise: Promise<Result<ResetState>>, StepOptions['signal']]>();
  let state = readState(saved, backend) ?? start;
  let begun = 0;
  let newest = 0;

  const begin = (): Keep => {
    const turn = ++begun;
    return (next) => {
      if (turn < newest) return;
      newest = turn;
      state = next;
      for (const listener of [...listeners]) notify(listener);
    };
  };

  const flow: Machine['flow'] = {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    restart() {
      running.clear();
      begin()(start);
    },
  };

  const step = <Input, Next extends ResetState>(name: string, take: Take<Input, Next>) => {
    const takeOnce = async (input: Input, options?: StepOptions) => {
      const key = keyOf(name, input, options, state);
      const [before, signal] = running.get(key) ?? [];
      if (before && signal === options?.signal) return before as Promise<Result<Next>>;
      const keep = begin();
      const run = async () => {
        const result = await safely(() => take(input, options, flow, keep));
        if (!result.error) keep(result.data);
        if (running.get(key)?.[0] === promise) running.delete(key);
        return result;
      };
      const promise = run();
      running.set(key, [promise, options?.signal]);
      return promise;
    };
    return (input: Input, options?: StepOptions) => resultOf(() => takeOnce(input, options));
  };

  return { flow, begin, step };
}

/** What makes a step the same as one that runs: its input, and what it takes from the state besides. */
function keyOf(name: string, input: unknown, options: StepOptions | undefined, state: Known): string {
  const { email, token, link = token } = state;
  const own = name === 'request' ? [] : [options?.email ?? email, Object(input).token ?? link];
  return JSON.stringify([name, input, own]);
}

function readState(saved: unknown, backend: string): ResetState | undefined {
  try {
    const state = Object(typeof saved === 'string' ? JSON.parse(saved) : saved);
    return state.backend === backend && typeof state[NEEDS[state.step] ?? ''] === 'string' ? state : undefined;
  } catch {
    return undefined;
  }
}

/** What a state of each name cannot be without. */
const NEEDS: Readonly<Record<string, string>> = { start: 'step', sent: 'email', ready: 'token', done: 'step' };
