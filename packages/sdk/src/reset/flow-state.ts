import { notify } from '../client/hooks.ts';
import type { Result, ResultPromise } from '../client/result.ts';
import { resultOf, safely } from '../client/result.ts';
import type { BaseSteps } from './password-reset-types.ts';
import { sentIn } from './sent-in.ts';
import type { ResetState } from './state.ts';
import type { SetState, StepFunction, StepOptions } from './step.ts';
import type { TokenData } from './token-data.ts';

/** The state of one reset, and the functions that change it. */
export interface FlowState {
  /** The members of every flow that are about its state. */
  readonly flow: Pick<BaseSteps<never>, 'state' | 'subscribe' | 'restart'>;
  /** Starts a change. Its `SetState` does nothing once a change that was started later has set the state. */
  startChange(): SetState;
  /** Makes a method of a step: it never rejects, and a second call with the same input and signal joins one that runs. */
  method<Input, Next extends ResetState>(
    name: string,
    step: StepFunction<Input, Next>,
  ): (input: Input, options?: StepOptions) => ResultPromise<Next>;
}

/** Starts with a saved state, if it is one of this backend. */
export function createFlowState(backend: string, saved: unknown): FlowState {
  const start: ResetState = { backend, step: 'start' };
  const listeners = new Set<() => void>();
  const running = new Map<string, readonly [promise: Promise<Result<ResetState>>, StepOptions['signal']]>();
  let state = readState(saved, backend) ?? start;
  let lastSent = sentIn(state);
  let started = 0;
  let newest = 0;

  const startChange = (): SetState => {
    const turn = ++started;
    return (next) => {
      if (turn < newest) return;
      newest = turn;
      state = next;
      lastSent = next.step === 'done' ? undefined : (sentIn(next) ?? lastSent);
      for (const listener of [...listeners]) notify(listener);
    };
  };

  const flow: FlowState['flow'] = {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    restart() {
      running.clear();
      startChange()(start);
    },
  };

  const method = <Input, Next extends ResetState>(name: string, step: StepFunction<Input, Next>) => {
    const runOnce = async (input: Input, options?: StepOptions) => {
      const key = keyOf(name, input, options, state);
      const [earlier, signal] = running.get(key) ?? [];
      if (earlier && signal === options?.signal) return earlier as Promise<Result<Next>>;
      const setState = startChange();
      const run = async () => {
        const result = await safely(() => step(input, options, flow, setState, lastSent));
        if (!result.error) setState(result.data);
        if (running.get(key)?.[0] === promise) running.delete(key);
        return result;
      };
      const promise = run();
      running.set(key, [promise, options?.signal]);
      return promise;
    };
    return (input: Input, options?: StepOptions) => resultOf(() => runOnce(input, options));
  };

  return { flow, startChange, method };
}

/** What makes two calls of a step the same: its input, and what it reads from the state. */
function keyOf(name: string, input: unknown, options: StepOptions | undefined, state: TokenData): string {
  const { email, token, link = token } = state;
  const fromState = name === 'request' ? [] : [options?.email ?? email, Object(input).token ?? link];
  return JSON.stringify([name, input, fromState]);
}

function readState(saved: unknown, backend: string): ResetState | undefined {
  try {
    const state = Object(typeof saved === 'string' ? JSON.parse(saved) : saved);
    return state.backend === backend && typeof state[REQUIRED_FIELD[state.step] ?? ''] === 'string' ? state : undefined;
  } catch {
    return undefined;
  }
}

/** The field that a state of each name must have. */
const REQUIRED_FIELD: Readonly<Record<string, string>> = { start: 'step', sent: 'email', ready: 'token', done: 'step' };
