import type { ResetBackend, ResetSession } from '../client/reset-backend.ts';
import { failed, mapData, safely, succeeded, withOrThrow } from '../client/result.ts';
import { readLink, showUrl } from './link.ts';
import { carried, createMachine, type Machine } from './machine.ts';
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
export function createPasswordReset<Client extends ResetClient<ResetBackend>>(
  client: Client,
  options?: PasswordResetOptions,
): PasswordReset<Client['passwordReset']>;
export function createPasswordReset(
  { passwordReset: backend }: ResetClient<ResetBackend>,
  options?: PasswordResetOptions,
): PasswordReset<ResetBackend> & Partial<ExchangeStep & CheckStep> {
  const machine = createMachine(backend.name, options?.state);
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

function requestStep({ request, mailedBy, facts }: ResetBackend, machine: Machine): Steps['request'] {
  return (input: { readonly email: string; readonly redirectTo?: string }, how) =>
    machine.step(['request', input], how?.signal, async (keep) => {
      const { email, redirectTo } = input;
      const result = await request(input as never, how, {
        verifier: machine.state.verifier,
        keep: (verifier) => keep({ ...machine.state, verifier }),
      });
      const { state } = machine;
      const waitMs = result.error?.retryAfterMs ?? facts.resendAfterMs;
      const resendAt = Date.now() + waitMs;
      if (result.error?.retryAfterMs !== undefined && state.step === 'sent') keep({ ...state, resendAt });
      return mapData(result, (answer): ResetSent => {
        const next = mailedBy?.(answer) ?? facts.mail[0] ?? 'link';
        return { ...carried(state), step: 'sent', next, email, ...(redirectTo && { redirectTo }), resendAt };
      });
    });
}

function linkReader(backend: ResetBackend, machine: Machine): Steps['readLink'] {
  return (url, how) => {
    const { state } = machine;
    const link = readLink(backend, url, state.verifier);
    if (!link) return undefined;
    const [contents, cleanUrl] = link;
    if (how?.clean) showUrl(cleanUrl);
    if ('error' in contents) return { data: undefined, error: contents.error, cleanUrl };
    // Its token may have been traded already; the link would bring back one that is used up.
    if (state.step === 'ready' && (state.link ?? state.token) === contents.token)
      return { data: state, error: undefined, cleanUrl };
    const data: ResetReady = { ...carried(state), ...sentOf(state), ...contents, step: 'ready' };
    machine.begin()(data);
    return { data, error: undefined, cleanUrl };
  };
}

function exchangeStep(exchange: NonNullable<ResetBackend['exchange']>, machine: Machine): ExchangeStep['exchange'] {
  return (code, how) => {
    const { state } = machine;
    const email = how?.email ?? (state.step === 'sent' ? state.email : undefined);
    return machine.step(['exchange', code, email], how?.signal, async () => {
      const result = await exchange({ code, email: need(email, 'email') }, how);
      if (result.data && !result.data.token)
        return failed({ kind: 'unexpected-response', message: 'The answer has no token' }, result.response);
      const more = { ...carried(state), ...sentOf(state), ...(email && { email }) };
      return mapData(result, (proof): ResetReady => ({ ...more, ...proof, step: 'ready' }));
    });
  };
}

function checkStep(check: NonNullable<ResetBackend['check']>, machine: Machine): CheckStep['check'] {
  return (given, how) => {
    const { state } = machine;
    const known = readyWith(state, given);
    return machine.step(['check', known.token], how?.signal, async () => {
      const token = need(known.token, 'token');
      if (state.step === 'ready' && state.token === token && state.checked) return succeeded(state);
      return mapData(await check(token, how), (found): ResetReady => {
        const { email } = found ?? {};
        return { ...carried(state), ...known, token, ...(email && { email }), step: 'ready', checked: true };
      });
    });
  };
}

function confirmStep({ confirm, facts }: ResetBackend, machine: Machine): Steps['confirm'] {
  return (input, how) =>
    machine.step(['confirm', input], how?.signal, async (keep) => {
      const { newPassword, token: given } = input;
      if (typeof newPassword !== 'string') throw new TypeError('newPassword has to be a string');
      const { state } = machine;
      const { verifier } = state;
      let known = readyWith(state, given);
      const token = need(known.token, 'token');
      const step = {
        token,
        session: known.session,
        verifier,
        newPassword,
        keep(proof: { token: string; session?: ResetSession }) {
          known = { ...known, ...proof, link: known.link ?? token };
          keep({ ...carried(state), ...known, token: proof.token, step: 'ready' });
        },
      };
      return mapData(await confirm(step, how), (): ResetDone => {
        const { session } = known;
        const { backend } = state;
        return { backend, step: 'done', signedIn: facts.signedInAfterwards && !!session, ...(session && { session }) };
      });
    });
}

/** What is known of a token: all that the state has, if it is the state's. */
function readyWith(state: ResetState, token: string | undefined): Partial<ResetReady> {
  if (state.step === 'ready' && (token === undefined || token === state.token)) return state;
  return token === undefined ? {} : { token };
}

/** What was asked for before, to be asked for again. */
function sentOf(state: ResetState): Pick<ResetReady, 'sent'> {
  const sent = state.step === 'sent' ? state : state.step === 'ready' ? state.sent : undefined;
  return sent ? { sent } : {};
}

/** What a step cannot do without comes from the one before, or is given. Nothing is sent then. */
function need(value: unknown, name: string): string {
  if (typeof value !== 'string' || !value)
    throw new TypeError(`There is no ${name} yet: take the step before, or give one`);
  return value;
}
