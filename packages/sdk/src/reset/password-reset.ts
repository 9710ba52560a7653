import type { PasswordRule } from '../client/password-rule.ts';
import type { Mailed, Proof, ResetBackend, StepPromise, StepResult } from '../client/reset-backend.ts';
import { failed, mapData, withOrThrow } from '../client/result.ts';
import { readLink, showUrl } from './link.ts';
import { createMachine, type Known, safely } from './machine.ts';
import type { LinkResult, PasswordReset, PasswordResetOptions, ResetClient, ResetReady } from './types.ts';

/** What a backend may have, all of it. */
type FullBackend = Required<ResetBackend>;

/**
 * A password reset over any client of this package, from the request of a mail to the new password.
 *
 * @example
 * const reset = createPasswordReset(createInsforgeClient({ baseUrl }));
 * const { data, error } = await reset.request({ email: 'ada@example.com' });
 * if (data?.next === 'code') await reset.exchange('481502');
 * await reset.confirm({ newPassword: 'Difference-Engine-1822' });
 */
export function createPasswordReset<Backend extends ResetBackend>(
  client: ResetClient<Backend>,
  options?: PasswordResetOptions,
): PasswordReset<Backend>;
export function createPasswordReset(
  client: ResetClient<FullBackend>,
  options?: PasswordResetOptions,
): PasswordReset<FullBackend> {
  const backend = client?.passwordReset;
  const machine = createMachine(options?.state);
  const { step, set, subscribe, restart } = machine;
  const good = new Map<string, StepResult<ResetReady>>();

  return {
    facts: backend?.facts,
    get state() {
      return machine.state;
    },
    subscribe,
    restart,

    request: (input: { email: string }, how) =>
      step('request', input, async () => {
        const result = await backend.request(input as never, how);
        return mapData(options?.hideUnknownAccounts ? asIfKnown(result, backend) : result, (mailed) => ({
          step: 'sent',
          email: input.email,
          resendAt: Date.now() + backend.facts.resendAfterMs,
          ...mailed,
        }));
      }),

    readLink(url, how): LinkResult | undefined {
      const link = backend && readLink(backend, url);
      if (!link) return undefined;
      const { contents, cleanUrl } = link;
      if (how?.clean) showUrl(cleanUrl);
      if ('refused' in contents) return { ...failed(contents.refused), response: undefined, cleanUrl };
      const data: ResetReady = { ...machine.known, ...contents, step: 'ready' };
      set(data);
      return { data, error: undefined, response: undefined, cleanUrl };
    },

    exchange: (code, how) =>
      step('exchange', code, async () => {
        const { email = need(machine.known.email, 'Call request() first, or give exchange() an email') } = how ?? {};
        return mapData(await backend.exchange({ code, email }, how), (proof) => ({ email, ...proof, step: 'ready' }));
      }),

    check: (token, how) =>
      step('check', token, async () => {
        const { known } = machine;
        const proof = need(token ?? known.token, NO_TOKEN);
        const result =
          good.get(proof) ??
          mapData(await backend.check(proof, how), (data) => ({
            ...known,
            ...data,
            token: proof,
            step: 'ready' as const,
          }));
        if (!result.error) good.set(proof, result);
        return result;
      }),

    confirm: (input, how) =>
      step('confirm', input, async () => {
        const { newPassword, token } = input;
        const proof: Known = token === undefined ? machine.known : { token };
        const keep = (traded: Proof) => set({ ...proof, ...traded, step: 'ready' });
        const step = { ...proof, token: need(proof.token, NO_TOKEN), newPassword, keep };
        const { signedInAfterwards: signedIn } = backend.facts;
        return mapData(await backend.confirm(step, how), (finished) => ({ step: 'done', signedIn, ...finished }));
      }),

    passwordRules: (how) =>
      withOrThrow(safely(() => backend.passwordRules(how))) as StepPromise<readonly PasswordRule[]>,
  };
}

const NO_TOKEN = 'There is no token yet: exchange() a code, readLink() a mailed link, or give a token';

/** What is missing is said in words; nothing was sent then. */
function need<Value>(value: Value | undefined, what: string): Value {
  if (!value) throw new TypeError(what);
  return value;
}

/** An account that the backend does not know, shown like one that it does. */
function asIfKnown(result: StepResult<Mailed>, { facts }: ResetBackend): StepResult<Mailed> {
  const { error, response } = result;
  if (error?.kind !== 'unknown-account' || !response) return result;
  return { data: { next: facts.mail[0] ?? 'link' }, error: undefined, response };
}
