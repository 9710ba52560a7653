import type { ResultPromise } from '../client/result.ts';
import { isDeadEnd } from '../reset/dead-end.ts';
import { type FullFlow, type FullView, type Own, type Run, resendAtIn, sentIn } from './to-view.ts';

/** Where actions leave what they know. */
export interface Memory {
  own(): Own;
  /** Replaces some of it, or forgets all, and tells whoever is interested. */
  change(next?: Partial<Own>): void;
}

/** The steps of a flow, so that it can be seen when they run and how they end. */
export function createActions(flow: FullFlow, { own, change }: Memory): FullView['actions'] {
  const take = <Data>(step: Run['step'], start: () => ResultPromise<Data>): ResultPromise<Data> => {
    const run: Run = { step, from: flow.state };
    const promise = start();
    change({ running: [...own().running, run], trouble: undefined });
    promise.then(({ error }) => {
      const { running, trouble, resendAt } = own();
      // Not after a restart.
      if (!running.includes(run)) return;
      const waitMs = (step === 'request' && error?.kind === 'rate-limited' && error.retryAfterMs) || 0;
      change({
        running: running.filter((other) => other !== run),
        trouble: error ? { error, isFinal: isDeadEnd(step, error, flow.facts), at: flow.state } : trouble,
        resendAt: Math.max(resendAt, resendAtIn(flow.state), waitMs && Date.now() + waitMs),
      });
    });
    return promise;
  };

  const actions: FullView['actions'] = {
    request(input: { readonly email: string }, how) {
      // What has failed is of no use any more, and may be secret.
      if (own().trouble?.isFinal) flow.restart();
      change({ input });
      return take('request', () => flow.request(input as never, how));
    },
    resend() {
      const { email, redirectTo } = sentIn(flow.state) ?? {};
      return actions.request({ ...own().input, ...(email && { email }), ...(redirectTo && { redirectTo }) } as never);
    },
    readLink(url = globalThis.location?.href, how = { clean: true }) {
      const result = flow.readLink(url, how);
      if (result) change({ trouble: result.error && { error: result.error, isFinal: true, at: flow.state } });
      return result;
    },
    exchange: (code, how) => take('exchange', () => flow.exchange(code, how)),
    check: (token, how) => take('check', () => flow.check(token, how)),
    confirm: (input, how) => take('confirm', () => flow.confirm(input, how)),
    restart() {
      change();
      flow.restart();
    },
  };
  return actions;
}
