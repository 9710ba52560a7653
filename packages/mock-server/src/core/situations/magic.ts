import type { Answer } from '../answer.ts';
import type { HappeningFault } from '../faults/faults.ts';
import { readBody } from '../journal/read-body.ts';
import type { Limits } from '../limits.ts';
import type { SendingOutbox } from '../outbox.ts';
import type { RunningBackend } from '../running-backend.ts';
import { plainTurn, type Turn } from '../turn.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { type MagicFault, type MagicWord, magicWordOf } from './magic-addresses.ts';
import { agoOf, type SituationWorld } from './make-situation.ts';
import { prepareAccount } from './prepare-account.ts';
import { rewritten } from './rewritten-mail.ts';
import { type Stage, sceneOf } from './scene.ts';
import { heldFrom } from './scripts.ts';
import type { Scene, SceneRequest, Situation, SituationScript } from './situation.ts';

/** What magic addresses need of a mock server. */
export interface MagicParts {
  /** Situations, with the password of accounts that are made on first use. */
  readonly world: SituationWorld;
  readonly backend: RunningBackend;
  openAt(behindMs: number): Promise<RunningBackend>;
  /** The account that a request is about. */
  emailOf(request: WireRequest): string | undefined;
  /** The answer of an operation with a status, as the backend says it. */
  exampleOf(operation: string, status: number): Promise<Answer>;
  /** Where a mail arrives that was held back. */
  readonly outbox: Pick<SendingOutbox, 'deliver' | 'whole'>;
}

/** What happens to a request for a mail to a magic address. */
export interface Magic {
  readonly turn: Turn;
  /** The fault that happens to the answer. */
  fault(): Promise<HappeningFault | undefined>;
  /** Answers the request: makes the account on first use, and does what leads into the situation. */
  act(turn: Turn): Promise<WireReply>;
}

/** Finds out whether a request is one for a mail to a magic address. */
export type Magician = (request: WireRequest) => Magic | undefined;

/** Watches requests for mails to magic addresses. */
export function createMagician(parts: MagicParts): Magician {
  const { world, backend, emailOf } = parts;
  const { plan } = world;
  return (request) => {
    if (!plan || backend.operationOf(request) !== plan.operation) return undefined;
    const email = emailOf(request);
    const asked = email === undefined ? undefined : magicWordOf(email, plan);
    if (email === undefined || !asked || !canBe(world, email)) return undefined;
    return magicOf(parts, { request, email, asked, operation: plan.operation });
  };
}

/** A request for a mail to a magic address. */
interface Asked {
  readonly request: WireRequest;
  readonly email: string;
  readonly asked: MagicWord;
  readonly operation: string;
}

function magicOf(parts: MagicParts, call: Asked): Magic {
  const { word, fault, script } = call.asked;
  const { trace } = plainTurn();
  if (script) {
    const turn = { trace: { ...trace, situation: word } };
    return { turn, fault: async () => undefined, act: (changed) => inSituation(parts, call, script, changed) };
  }
  const id = `+${word}`;
  const turn = { trace: { ...trace, fault: id }, ...(fault.mail && { mailFate: fault.mail }) };
  return {
    turn,
    fault: () => happening(parts, id, fault, call.operation),
    async act(changed) {
      const stage = await parts.world.stageAt(0, 'off', word);
      await prepareAccount(parts.world, stage, {}, call.email);
      return parts.backend.handle(call.request, changed);
    },
  };
}

/** The fault of calls that an address asks for. `undefined` if it is one of mails. */
async function happening(
  { exampleOf }: MagicParts,
  id: string,
  { delayMs, status, cut }: MagicFault,
  operation: string,
): Promise<HappeningFault | undefined> {
  if (status !== undefined) return { id, fault: {}, answer: await exampleOf(operation, status) };
  if (delayMs === undefined && cut === undefined) return undefined;
  return { id, fault: { ...(delayMs !== undefined && { delayMs }), ...(cut && { cut }) } };
}

/** Answers the app's own request as the one that a situation begins with, and does what happens afterwards. */
async function inSituation(parts: MagicParts, call: Asked, script: SituationScript, turn: Turn): Promise<WireReply> {
  const { world, backend, openAt } = parts;
  const { request, email, asked } = call;
  const now = served(await world.stageAt(0, 'off', asked.word), request);
  if (script.impossible?.(now.options, now.behindOptions) !== undefined) return backend.handle(request, turn);
  const ago = agoOf(script, now);
  const asking = ago === 0 ? now : served(await world.stageAt(ago, 'off', asked.word), request);
  const account = await prepareAccount(world, asking, script, email);
  if (script.limits && script.limits !== 'real')
    return untilRefused(backend, request, turn, world.onlyLimits(script.limits));
  const own = withFields(request, script, sceneOf(asking, account), parts);
  const held = script.changesMail ? { ...turn, mailFate: { do: 'lose' } as const } : turn;
  const reply =
    ago === 0 ? await backend.handle(own, held) : await (await openAt(ago)).handle(own, { ...held, limits: 'off' });
  await afterwards(parts, script, sceneOf(now, account), { reply, trace: turn.trace });
  return reply;
}

/** Does what happens after the mail was asked for, if one was sent. */
async function afterwards(
  { outbox }: MagicParts,
  script: SituationScript,
  scene: Scene,
  { reply, trace }: { readonly reply: WireReply; readonly trace: Turn['trace'] },
): Promise<void> {
  const mail = trace.mails.findLast(({ to }) => to.toLowerCase() === scene.email.toLowerCase());
  if (!mail) return;
  const { email, password } = scene;
  const answer: Situation['answer'] = { status: reply.status, body: readBody(reply.body, undefined) };
  const whole = outbox.whole(mail);
  const held = heldFrom({ email, password, answer }, whole);
  const changed = (await script.afterwards?.(scene, held)) ?? held;
  if (!script.changesMail) return;
  const sent = rewritten(whole, held, changed);
  trace.mails = trace.mails.map((one) => (one === mail ? sent : one));
  await outbox.deliver(sent);
}

/** Asks again and again until no mail is sent: the last answer is the refusal. */
async function untilRefused(
  backend: RunningBackend,
  request: WireRequest,
  turn: Turn,
  limits: Limits,
): Promise<WireReply> {
  for (let tries = 0; ; tries += 1) {
    const before = turn.trace.mails.length;
    const reply = await backend.handle(request, { ...turn, limits });
    if (turn.trace.mails.length === before || tries === 100) return reply;
  }
}

/** The app's request with the fields in which a situation asks for its mail in another way than usual. */
function withFields(request: WireRequest, script: SituationScript, scene: Scene, { world }: MagicParts): WireRequest {
  const own: unknown = readBody(request.body, request.headers['content-type']);
  if (!script.ask || !world.plan || typeof own !== 'object' || own === null) return request;
  const usual = fieldsOf(world.plan.ask(scene));
  const other = Object.entries(fieldsOf(script.ask(scene))).filter(([name, value]) => usual[name] !== value);
  const body = new TextEncoder().encode(JSON.stringify({ ...own, ...Object.fromEntries(other) }));
  const headers = {
    ...request.headers,
    ...(request.headers['content-length'] && { 'content-length': `${body.length}` }),
  };
  return { ...request, headers, body };
}

function fieldsOf({ json }: SceneRequest): Readonly<Record<string, unknown>> {
  return { ...Object(json) };
}

/** A stage at the place at which the app reaches the backend. */
function served(stage: Stage, { baseUrl, mount, behindUrl }: WireRequest): Stage {
  return { ...stage, place: { ...stage.place, baseUrl, mount, ...(behindUrl !== undefined && { behindUrl }) } };
}

/** Whether the backend could have an account with this address. */
function canBe({ checkAccount }: SituationWorld, email: string): boolean {
  try {
    checkAccount({ email });
    return true;
  } catch {
    return false;
  }
}
