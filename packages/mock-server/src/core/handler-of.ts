import { shownBody } from './body-size.ts';
import type { Clock } from './clock.ts';
import { type CorsSetting, withOpenCors } from './cors.ts';
import { type Delays, sleep } from './delays.ts';
import { applyFault } from './faults/apply-fault.ts';
import type { ArmedFaults, HappeningFault, Refusal } from './faults/faults.ts';
import { forward } from './forward.ts';
import type { Gate } from './gate.ts';
import type { WrittenJournal } from './journal/journal.ts';
import type { LifeCycle } from './life-cycle.ts';
import type { LimitedAccounts } from './limited-accounts.ts';
import type { Mail } from './message.ts';
import type { RefusedMail } from './provider.ts';
import type { RunningBackend } from './running-backend.ts';
import type { MockServer } from './server.ts';
import type { Setting } from './setting.ts';
import type { Magic, Magician } from './situations/magic.ts';
import { plainTurn, type Turn } from './turn.ts';
import { unlessAborted } from './unless-aborted.ts';
import { type WireReply, type WireRequest, withSafeHeaders } from './wire.ts';

/** What answers the requests of one mock server. */
export interface Handling {
  readonly backend: RunningBackend;
  readonly refusedMail: RefusedMail | undefined;
  readonly limited: LimitedAccounts;
  /** Whether state outlives the mock server: an answer is sent when all that it tells of is in the store. */
  readonly isKept: boolean;
  /** Watches for magic addresses. Absent unless they were asked for. */
  readonly magician: Magician | undefined;
  readonly cors: CorsSetting;
  readonly upstream: string | undefined;
  readonly delays: Setting<Delays>;
  readonly clock: Pick<Clock, 'now'>;
  readonly faults: ArmedFaults;
  readonly journal: WrittenJournal;
  readonly gate: Gate;
  readonly life: LifeCycle;
}

/**
 * Answers requests: forwards unknown paths to the upstream, waits for the delay, then asks the backend, unless a fault
 * says otherwise. Every reply has headers that can be sent, and is written into the journal.
 */
export function handlerOf(handling: Handling): MockServer['handle'] {
  const { backend, cors, upstream, clock, faults, journal, life, magician, isKept } = handling;
  return async (request) => {
    life.checkOpen();
    if (isKept) await life.settled().then(() => journal.meet(request));
    const magic = magician?.(request);
    const turn = turnFor(request, magic?.turn ?? plainTurn(), handling);
    const at = clock.now();
    const isForwarded = upstream !== undefined && !backend.knows(request.target);
    try {
      const answer = (changed: Turn): Promise<WireReply> =>
        isForwarded ? forward(request, upstream) : fromBackend(request, changed, handling, magic);
      const given = faults.armed() > 0 ? await faultily(request, turn, handling, answer) : await answer(turn);
      const safe = withSafeHeaders(given);
      const reply = cors === 'open' ? withOpenCors(request, safe) : safe;
      journal.add({ at, request: kept(request), reply: keptReply(reply), trace: turn.trace });
      if (isKept) await life.settled();
      return reply;
    } catch (error) {
      journal.add({ at, request: kept(request), trace: turn.trace });
      throw error;
    }
  };
}

/** The turn of a request: with limits of its own if a situation limited its account. */
function turnFor(request: WireRequest, turn: Turn, { limited, journal }: Handling): Turn {
  if (!limited.some()) return turn;
  const limits = limited.of(journal.emailOf(request));
  return limits === undefined ? turn : { ...turn, limits };
}

/** A request without its client, which holds a connection, and with the beginning of a long body only. */
function kept({ method, target, headers, body, ip, mount, baseUrl }: WireRequest): WireRequest {
  // A copy: a part of the bytes would hold all of them.
  const shown = body.length > shownBody ? new Uint8Array(body.subarray(0, shownBody)) : body;
  return { method, target, headers, body: shown, ip, mount, baseUrl };
}

/** A reply without a body that still comes. */
function keptReply(reply: WireReply): WireReply {
  if (!reply.content) return reply;
  const { content: _, ...rest } = reply;
  return rest;
}

/** Awaits nothing that was not asked for: most requests meet neither a delay nor magic. */
function fromBackend(
  request: WireRequest,
  turn: Turn,
  handling: Handling,
  magic: Magic | undefined,
): Promise<WireReply> {
  const { delays, life } = handling;
  const answer = (): Promise<WireReply> => {
    const act = (changed: Turn): Promise<WireReply> => inside(request, changed, handling, magic);
    if (!magic) return act(turn);
    return magic.fault().then((happening) => (happening ? hit(happening, request, turn, life, act) : act(turn)));
  };
  const delay = delays.get();
  if (typeof delay !== 'number' || delay === 0) return answer();
  return sleep(delay, ...ends(request, life)).then(answer);
}

/** Answers a request when the mock server is ready, while no restart runs. */
function inside(
  request: WireRequest,
  turn: Turn,
  { backend, delays, gate, life, isKept }: Handling,
  magic: Magic | undefined,
): Promise<WireReply> {
  const act = (): Promise<WireReply> => (magic ? magic.act(turn) : backend.handle(request, turn));
  const acting = isKept ? () => life.inOneWorld(act) : act;
  const answer = (): Promise<WireReply> => (life.isReady() ? acting() : life.ready().then(acting));
  return gate.pass(() =>
    // The backend itself may wait.
    delays.get() === 'real' ? unlessAborted(answer(), ...ends(request, life)) : answer(),
  );
}

/** Lets a fault happen to a request. */
function hit(
  happening: HappeningFault,
  request: WireRequest,
  turn: Turn,
  life: LifeCycle,
  answer: (turn: Turn) => Promise<WireReply>,
): Promise<WireReply> {
  return applyFault(happening, {
    answer: (fault) => answer(fault ? { ...turn, fault } : turn),
    sleep: (ms) => sleep(ms, ...ends(request, life)),
  });
}

/** Answers a request while faults are armed. A preflight is a question of the browser, and no call of the app. */
async function faultily(
  request: WireRequest,
  turn: Turn,
  { backend, refusedMail, faults, journal, life }: Handling,
  answer: (turn: Turn) => Promise<WireReply>,
): Promise<WireReply> {
  const operation = backend.operationOf(request);
  if (operation === undefined && request.method === 'OPTIONS') return answer(turn);
  const email = (): string | undefined => journal.emailOf(request);
  const refusing = refusedMail && operation !== undefined ? refusedMail.operations[operation] : undefined;
  const refusal = refusing && (await faults.refuses(refusing, email));
  const changed = refusal?.id === undefined ? turn : { ...turn, options: refusedMail?.options ?? {} };
  const happening = await faults.forCall(operation, email);
  try {
    if (!happening) return await answer(changed);
    turn.trace.fault = happening.id;
    if (operation !== undefined) turn.trace.operation = operation;
    return await hit(happening, request, changed, life, answer);
  } finally {
    if (refusing && refusal) await settle(refusal, refusing, turn.trace);
  }
}

/** Writes down a refusal. It is taken back if the request had no mail to send, as one for an unknown account. */
async function settle({ id, undo }: Refusal, kinds: readonly Mail['kind'][], trace: Turn['trace']): Promise<void> {
  const hadMail = id === undefined ? trace.mails.some(({ kind }) => kinds.includes(kind)) : trace.refused;
  if (!hadMail) await undo();
  else if (id !== undefined) trace.fault ??= id;
}

/** What ends a delay early: the mock server closes, or the client is gone. */
function ends({ client }: WireRequest, { closing }: LifeCycle): readonly AbortSignal[] {
  return client ? [closing, client.signal()] : [closing];
}
