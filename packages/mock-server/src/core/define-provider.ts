import type { AccountView } from './accounts.ts';
import type { BackendTypes } from './backend-types.ts';
import { hasBodyOf, type RequestHead, shownBody } from './body-size.ts';
import { type ApiDefinition, defineApi } from './define-api.ts';
import type { Directory } from './directory.ts';
import type { FilledMail, Mail, SentMail } from './message.ts';
import type { OptionsState } from './options.ts';
import type { Place } from './place.ts';
import type { Provider } from './provider.ts';
import type { Renewed } from './renewed.ts';
import type { OpenedSession } from './sessions/session.ts';
import type { Turn } from './turn.ts';
import type { WireReply, WireRequest } from './wire.ts';
import type { RequestWorld } from './world.ts';

/** All that makes a provider: facts about the backend, and its API. */
export interface ProviderDefinition<Id extends string, Backend, T extends BackendTypes>
  extends ApiDefinition<Id, Backend, T['options']>,
    Omit<Provider<T>, 'options' | 'given' | 'behind' | 'open' | 'operations'> {
  readonly defaultOptions: T['options'];
  /** The accounts, for tests and the control API. Made for each call, with the options of that moment. */
  readonly directory: (world: RequestWorld<T['options']>) => Directory<T['view']>;
  /** The client's address, as the backend determines it. Default: the address of the peer. */
  readonly clientAddress?: (request: WireRequest, options: T['options']) => string;
  /** How many bytes the backend reads of the body of a request, which is for this operation if it is for one. */
  readonly bodyLimit: (request: RequestHead, operation: string | undefined) => number;
  /** What the handlers work on: the world, and what the backend adds to it for one request. */
  readonly backend: (world: RequestWorld<T['options']>, request: WireRequest, ip: string) => Backend;
  /** Signs an account in without its password, as its own sign-in does. `undefined` if there is none. */
  readonly openSession?: (backend: Backend, email: string, place: Place) => Promise<OpenedSession | undefined>;
  /**
   * How rows of the seed are made new after a restart, so that no session of before goes on. Absent: the accounts are made
   * again, which takes longer.
   */
  readonly renewed?: (world: Pick<RequestWorld<T['options']>, 'accounts' | 'random' | 'options'>) => Renewed;
}

/**
 * Makes the function that makes a provider from its options; options that are left out have their defaults. Routes and
 * pipelines are made here, once. The options of a mock server are read once for each request: `backend.options` has the
 * same values from the first stage to the handler.
 */
export function defineProvider<Id extends string, Backend, T extends BackendTypes>(
  definition: ProviderDefinition<Id, Backend, T>,
): (options: Partial<T['options']>) => Provider<T> {
  const { id, title, imitates, baseUrl, roots, limits, demo, defaultOptions } = definition;
  const { parseOptions, appOptions, optionsSchema, checkAccount, sender, mailBodies, connect, operations, described } =
    definition;
  const { codeDigits, refusedMail, situations, schemas, resetSteps, limitsWith, clientOptions, namespaceOf } =
    definition;
  const open = openerOf(definition);
  return (options) => ({
    id,
    title,
    imitates,
    baseUrl,
    roots,
    limits,
    options: parseOptions(options, defaultOptions),
    given: Object.entries(Object(options)).flatMap(([name, value]) => (value === undefined ? [] : [name])),
    parseOptions,
    appOptions,
    checkAccount,
    demo,
    sender,
    optionsSchema,
    connect,
    operations,
    described,
    ...(mailBodies && { mailBodies }),
    ...(clientOptions && { clientOptions }),
    ...(codeDigits && { codeDigits }),
    ...(refusedMail && { refusedMail }),
    ...(situations && { situations }),
    ...(schemas && { schemas }),
    ...(resetSteps && { resetSteps }),
    ...(limitsWith && { limitsWith }),
    ...(namespaceOf && { namespaceOf }),
    open,
  });
}

function openerOf<Id extends string, Backend, T extends BackendTypes>(
  definition: ProviderDefinition<Id, Backend, T>,
): Provider<T>['open'] {
  const api = defineApi(definition);
  const { directory, clientAddress = ({ ip }) => ip, bodyLimit, backend, openSession, renewed } = definition;
  return (world) => {
    const { optionsStore, backing } = world;
    // Has all members: to replace some in a copy is quick, to add them to it is not.
    const latest = optionsStore.latest();
    const blank: RequestWorld<T['options']> = {
      ...world,
      options: latest,
      optionsState: { value: latest },
      noteRefusal() {},
      noteLimit() {},
      noteAccount() {},
    };
    const now = async (): Promise<RequestWorld<T['options']>> => {
      const optionsState = await optionsStore.state();
      return { ...blank, options: optionsState.value, optionsState };
    };
    /** The world of one request: with what a test changes for it. */
    const during = (
      { trace, options, limits, mailFate }: Turn,
      { client }: WireRequest,
      optionsState: OptionsState<T['options']>,
    ): RequestWorld<T['options']> => ({
      ...blank,
      options: options ? { ...optionsState.value, ...options } : optionsState.value,
      optionsState,
      noteRefusal() {
        trace.refused = true;
      },
      noteLimit(name, forMs) {
        trace.limit = Number.isFinite(forMs) ? { name, until: world.clock.now() + forMs } : { name };
      },
      noteAccount(change) {
        if (change) trace.accounts = [...(trace.accounts ?? []), change];
      },
      outbox: { send: (mail: Mail | FilledMail) => sent(world.outbox.send(mail, mailFate), trace) },
      sleep: client ? (ms: number) => world.sleep(ms, client.signal()) : world.sleep,
      limits: limits ? () => limits : world.limits,
    });
    const isBackingPath = (target: string): boolean => backing?.isOwn === true && backing.knows(target);
    return {
      directory: directoryAt(async () => directory(await now())),
      renewed: renewed?.(blank),
      knows: (target) => api.knows(target, optionsStore.latest()) || isBackingPath(target),
      operationOf: (request) => api.operationOf(request, optionsStore.latest()),
      bodyLimit(request) {
        if (backing && isBackingPath(request.target)) return backing.bodyLimit(request);
        const operation = api.operationOf(request, optionsStore.latest());
        return Math.max(bodyLimit(request, operation), operation !== undefined && hasBodyOf(request) ? shownBody : 0);
      },
      hasSecondFactors: async () => directory(await now()).secondFactorCode !== undefined,
      hasSessions: openSession !== undefined,
      async openSession(email, place) {
        const request = { method: 'GET', target: '/', headers: {}, body: new Uint8Array(), ip: '127.0.0.1', ...place };
        return openSession?.(backend(await now(), request, request.ip), email, place);
      },
      handle(request, turn) {
        // A backing server that was made for this mock server has no URL of its own.
        if (backing && isBackingPath(request.target)) return backing.handle(request);
        const answer = (optionsState: OptionsState<T['options']>): Promise<WireReply> => {
          const current = during(turn, request, optionsState);
          const { options } = current;
          const ip = clientAddress(request, options);
          return api.handle(request, { backend: backend(current, request, ip), options, ip, turn });
        };
        const state = optionsStore.state();
        return state instanceof Promise ? state.then(answer) : answer(state);
      },
    };
  };
}

function sent(sending: Promise<SentMail>, trace: Turn['trace']): Promise<SentMail> {
  return sending.then((mail) => {
    trace.mails = trace.mails.concat(mail);
    return mail;
  });
}

function directoryAt<View extends AccountView>(current: () => Promise<Directory<View>>): Directory<View> {
  return {
    find: async (email) => (await current()).find(email),
    spelled: async (email) => (await current()).spelled?.(email),
    list: async () => (await current()).list(),
    put: async (input) => (await current()).put(input),
    remove: async (email) => (await current()).remove(email),
    seedOf: async (email) => (await current()).seedOf?.(email),
    secondFactorCode: async (email) => (await current()).secondFactorCode?.(email),
    coolDowns: async () => (await current()).coolDowns?.() ?? [],
  };
}
