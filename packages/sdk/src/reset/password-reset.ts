import type { ConfirmStep, ResetBackend } from '../client/reset-backend.ts';
import { mapData, safely, withOrThrow } from '../client/result.ts';
import { readLink, showUrl } from './link.ts';
import { createMachine, type Machine } from './machine.ts';
import type {
  CheckStep,
  ExchangeStep,
  PasswordReset,
  PasswordResetOptions,
  ResetClient,
  ResetDone,
  ResetReady,
  ResetSent,
  ResetState,
  ResetSteps,
} from './types.ts';

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
  { passwordReset: backend }: ResetClient<ResetBackend>,
  options?: PasswordResetOptions,
): PasswordReset<ResetBackend> & Partial<ExchangeStep & CheckStep> {
  const machine = createMachine(options?.state);
  const { subscribe, restart } = machine;
  return {
    facts: backend.facts,
    get state() {
      return machine.state;
    },
    subscribe,
    restart,
    request: requestStep(backend, machine),
    readLink: linkReader(backend, machine),
    confirm: confirmStep(backend, machine),
    passwordRules: (how) => withOrThrow(safely(() => backend.passwordRules(how))),
    ...(backend.exchange && { exchange: exchangeStep(backend.exchange, machine) }),
    ...(backend.check && { check: checkStep(backend.check, machine) }),
  };
}

type Steps = ResetSteps<ResetBackend>;

/** What may be known of a reset, by its state. */
type Known = Partial<Pick<ConfirmStep, 'token' | 'email' | 'session' | 'verifier'> & Pick<ResetState, 'step'>>;

function requestStep({ request, mailedBy, facts }: ResetBackend, { step }: Machine): Steps['request'] {
  return (input: { readonly email: string }, how) =>
    step('request', input, async () => {
      let more: { readonly verifier?: string } = {};
      const result = await request(input as never, how, (verifier) => {
        more = { verifier };
      });
      return mapData(result, (answer): ResetSent => {
        const next = mailedBy?.(answer) ?? facts.mail[0] ?? 'link';
        return { step: 'sent', email: input.email, next, resendAt: Date.now() + facts.resendAfterMs, ...more };
      });
    });
}

function linkReader(backend: ResetBackend, machine: Machine): Steps['readLink'] {
  return (url, how) => {
    const link = readLink(backend, url);
    if (!link) return undefined;
    const [contents, cleanUrl] = link;
    if (how?.clean) showUrl(cleanUrl);
    if ('error' in contents) return { data: undefined, error: contents.error, cleanUrl };
    const { email, verifier }: Known = machine.state;
    const data: ResetReady = { step: 'ready', ...(email && { email }), ...(verifier && { verifier }), ...contents };
    machine.set(data);
    return { data, error: undefined, cleanUrl };
  };
}

function exchangeStep(exchange: NonNullable<ResetBackend['exchange']>, machine: Machine): ExchangeStep['exchange'] {
  return (code, how) =>
    machine.step('exchange', code, async () => {
      const known: Known = machine.state;
      const email = need(how?.email ?? known.email, 'email');
      return mapData(await exchange({ code, email }, how), (proof): ResetReady => ({ step: 'ready', email, ...proof }));
    });
}

function checkStep(check: NonNullable<ResetBackend['check']>, machine: Machine): CheckStep['check'] {
  return (given, how) => {
    const known: Known = machine.state;
    const token = given ?? known.token;
    return machine.step('check', token, async () => {
      const result = await check(need(token, 'token'), how);
      return mapData(
        result,
        (): ResetReady => ({ ...(token === known.token && known), step: 'ready', token: `${token}` }),
      );
    });
  };
}

function confirmStep({ confirm, facts }: ResetBackend, machine: Machine): Steps['confirm'] {
  return (input, how) =>
    machine.step('confirm', input, async (keep) => {
      const { newPassword, token: given } = input;
      let known: Known = given === undefined ? machine.state : { token: given };
      const token = need(known.token, 'token');
      const step: ConfirmStep = {
        ...known,
        token,
        newPassword,
        keep(proof) {
          known = proof;
          keep({ ...proof, step: 'ready' });
        },
      };
      return mapData(await confirm(step, how), (): ResetDone => {
        const { session } = known;
        return { step: 'done', signedIn: facts.signedInAfterwards && !!session, ...(session && { session }) };
      });
    });
}

/** What a step cannot do without comes from the one before, or is given. Nothing is sent then. */
function need(value: string | undefined, name: string): string {
  if (!value) throw new TypeError(`There is no ${name} yet: take the step before, or give one`);
  return value;
}
