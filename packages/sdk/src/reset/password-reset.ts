import type { ConfirmStep, Proof, ResetBackend } from '../client/reset-backend.ts';
import { mapData, withOrThrow } from '../client/result.ts';
import { readLink } from './link.ts';
import { createMachine, safely } from './machine.ts';
import type {
  LinkResult,
  PasswordReset,
  PasswordResetOptions,
  ResetClient,
  ResetDone,
  ResetReady,
  ResetSent,
  ResetState,
} from './types.ts';

/** What may be known of a reset, by its state. */
type Known = Partial<Omit<ConfirmStep, 'newPassword' | 'keep'>> & Partial<Pick<ResetState, 'step'>>;

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
  client: ResetClient<Required<ResetBackend>>,
  options?: PasswordResetOptions,
): PasswordReset<Required<ResetBackend>> {
  const backend = client?.passwordReset;
  const machine = createMachine(options?.state);
  const known = (): Known => machine.state;

  return {
    facts: backend?.facts,
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,
    restart: machine.restart,

    request: (input: { readonly email: string }, how) =>
      machine.step('request', input, async () => {
        const { facts, mailedBy } = backend;
        let more: Pick<ResetSent, 'verifier'> = {};
        const result = await backend.request(input as never, how, (verifier) => {
          more = { verifier };
        });
        return mapData(result, (answer): ResetSent => {
          const next = mailedBy?.(answer) ?? facts.mail[0] ?? 'link';
          return { step: 'sent', email: input.email, next, resendAt: Date.now() + facts.resendAfterMs, ...more };
        });
      }),

    readLink(url, how): LinkResult | undefined {
      const link = backend && readLink(backend, url);
      if (!link) return undefined;
      const { contents, cleanUrl } = link;
      if (how?.clean) history.replaceState(history.state, '', cleanUrl);
      if ('error' in contents) return { data: undefined, error: contents.error, cleanUrl };
      const data: ResetReady = { ...known(), ...contents, step: 'ready' };
      machine.set(data);
      return { data, error: undefined, cleanUrl };
    },

    exchange: (code, how) =>
      machine.step('exchange', code, async () => {
        const email = need(how?.email ?? known().email, 'email');
        const result = await backend.exchange({ code, email }, how);
        return mapData(result, (proof): ResetReady => ({ email, ...proof, step: 'ready' }));
      }),

    check: (given, how) =>
      machine.step('check', given, async () => {
        const token = need(given ?? known().token, 'token');
        return mapData(await backend.check(token, how), (): ResetReady => ({ ...known(), token, step: 'ready' }));
      }),

    confirm: (input, how) =>
      machine.step('confirm', input, async () => {
        const { newPassword, token } = input;
        let proof = token === undefined ? known() : { token };
        const keep = (traded: Proof) => {
          proof = { ...proof, ...traded };
          machine.set({ ...proof, ...traded, step: 'ready' });
        };
        const result = await backend.confirm({ ...proof, token: need(proof.token, 'token'), newPassword, keep }, how);
        return mapData(result, (): ResetDone => {
          const { session } = proof;
          return { step: 'done', signedIn: backend.facts.signedInAfterwards, ...(session && { session }) };
        });
      }),

    passwordRules: (how) => withOrThrow(safely(() => backend.passwordRules(how))),
  };
}

/** What a step cannot do without comes from the one before, or is given. Nothing is sent then. */
function need(value: string | undefined, name: string): string {
  if (!value) throw new TypeError(`There is no ${name} yet: take the step before, or give one`);
  return value;
}
