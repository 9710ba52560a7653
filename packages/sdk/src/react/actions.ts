import type { AnyFailure } from '../client/error.ts';
import type { ResultPromise } from '../client/result.ts';
import { isBlocked, isDeadEnd } from '../reset/dead-end.ts';
import type { LinkRequestInput } from '../reset/request-input.ts';
import { sentIn } from '../reset/sent-in.ts';
import {
  type FullFlow,
  type FullView,
  type HookState,
  type RequestedMail,
  type Run,
  resendAtIn,
  type StepFailure,
} from './to-view.ts';

/** Where actions keep what they know. */
export interface HookStateHolder {
  get(): HookState;
  /** Replaces some of it, or resets it, and notifies all components. */
  set(next?: Partial<HookState>): void;
}

/** The steps of a flow, wrapped so that components see when they run and how they end. */
export function createActions(flow: FullFlow, holder: HookStateHolder): FullView['actions'] {
  const run = <Data>(step: Run['step'], start: () => ResultPromise<Data>): ResultPromise<Data> => {
    const current: Run = { step, from: flow.state };
    const promise = start();
    const { running, due } = holder.get();
    const stillDue = step === 'verifySecondFactor' ? due : undefined;
    holder.set({ running: [...running, current], failure: undefined, due: stillDue });
    promise.then(({ error }) => {
      const { running, failure, resendAt } = holder.get();
      // Not after a restart.
      if (!running.includes(current)) return;
      const failed = error && { error, status: statusAfter(flow, step, error), at: flow.state };
      holder.set({
        running: running.filter((other) => other !== current),
        failure: failed ?? failure,
        ...(failed?.error.kind === 'second-factor-required' && { due: failed }),
        resendAt: Math.max(resendAt, resendAtIn(flow.state), allowedAfter(step, error)),
      });
    });
    return promise;
  };

  const request = (input: RequestedMail, options: Parameters<FullFlow['request']>[1]) => {
    // A token that does not work any more need not be kept, and may be secret.
    if (holder.get().failure?.status) flow.restart();
    holder.set({ input: withoutCaptcha(input) });
    // Whether `redirectTo` is there is checked by the type of the flow that the page has.
    return run('request', () => flow.request(input as LinkRequestInput, options));
  };

  const actions: Partial<FullView['actions']> & Pick<FullFlow, 'confirm'> = {
    request,
    resend() {
      const { email, redirectTo } = sentIn(flow.state) ?? {};
      const given = { email: '', ...holder.get().input };
      return request({ ...given, ...(email && { email }), ...(redirectTo && { redirectTo }) }, undefined);
    },
    readLink(url = globalThis.location?.href, options = { clean: true }) {
      const result = flow.readLink(url, options);
      if (result) holder.set({ failure: result.error && refusedLink(result.error, flow) });
      return result;
    },
    confirm: (input, options) => run('confirm', () => flow.confirm(input, options)),
    restart() {
      holder.set();
      flow.restart();
    },
  };
  if (flow.exchange) actions.exchange = (code, options) => run('exchange', () => flow.exchange(code, options));
  if (flow.verifySecondFactor)
    actions.verifySecondFactor = (input, options) =>
      run('verifySecondFactor', () => flow.verifySecondFactor(input, options));
  if (flow.check) actions.check = (token, options) => run('check', () => flow.check(token, options));
  return actions as FullView['actions'];
}

/** The input as it can be sent again. Empty if it cannot be read: the flow says what is wrong with it. */
function withoutCaptcha(input: RequestedMail & { readonly captchaToken?: unknown }): RequestedMail {
  try {
    const { captchaToken: _, ...mail } = input;
    return mail;
  } catch {
    return { email: '' };
  }
}

function statusAfter(flow: FullFlow, step: Run['step'], error: AnyFailure): StepFailure['status'] {
  if (step !== 'request' && isBlocked(error)) return 'blocked';
  return isDeadEnd(step, error, flow.facts) ? 'failed' : undefined;
}

function refusedLink(error: AnyFailure, { state }: FullFlow): StepFailure {
  return { error, status: isBlocked(error) ? 'blocked' : 'failed', at: state };
}

/** When another mail may be requested after a refusal, where the backend says it: milliseconds since 1970. */
function allowedAfter(step: Run['step'], error: AnyFailure | undefined): number {
  const waitMs = step === 'request' && error?.kind === 'rate-limited' && error.retryAfterMs;
  return waitMs ? Date.now() + waitMs : 0;
}
