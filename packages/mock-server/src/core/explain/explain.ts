import { askedSecret } from '../checks/check-arguments.ts';
import type { Journal, WrittenJournal } from '../journal/journal.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import type { SentMail } from '../message.ts';
import type { OpenedSessions } from '../sessions/opened-sessions.ts';
import { sceneOf } from '../situations/scene.ts';
import type { SceneReply } from '../situations/situation.ts';
import { type AsideParts, asideStage } from './aside-stage.ts';
import { type RelatedRow, relatedRows } from './events-of.ts';
import type { Explain, Explanation, SecretEvent } from './explanation.ts';
import { type FoundSecret, findGiven, findMail } from './find-secret.ts';
import type { SecretEffect } from './reset-steps.ts';
import { sentenceOf } from './sentence.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** What is needed to tell the life of a secret. */
export interface ExplainParts extends AsideParts {
  readonly journal: WrittenJournal;
  /** The journal of the backing server. */
  readonly journalBehind: Journal | undefined;
  readonly openedSessions: Pick<OpenedSessions, 'rows'>;
}

/** Makes the function that tells the life of a secret. */
export function createExplain(parts: ExplainParts): Explain {
  return async (asked) => {
    const text = askedSecret(asked);
    const shown = new Map<JournalRow, JournalRow>();
    const own = await rowsOf(parts.journal, shown);
    const behind = await rowsOf(parts.journalBehind, shown);
    // The backend behind has answered first: what it gave has its name there.
    const rows = [...behind, ...own].toSorted((one, other) => one.at - other.at);
    // A session that a test has opened was given by no answer.
    const giving = [...parts.openedSessions.rows(), ...rows].toSorted((one, other) => one.at - other.at);
    const secret = findMail(await mailsOf(parts), rows, text) ?? findGiven(giving, text);
    if (!secret) return { sentence: 'No mail and no answer carried this.', state: 'unknown', events: [] };
    const related = relatedTo(parts, secret, own, behind);
    return { ...(await explained(parts, secret, related)), events: related.map((one) => eventOf(one, shown)) };
  };
}

/** The mails in the outbox, newest first, and those that the journal saw and that were cleared since. */
export async function mailsOf({ world, journal }: ExplainParts): Promise<readonly SentMail[]> {
  const sent = journal.entries().flatMap(({ trace }) => trace.mails);
  return [...(await world.outbox.list()), ...sent.reverse()];
}

/** The rows of a journal, oldest first. `shown` gets each of them as it is shown, with its secrets hidden. */
async function rowsOf(
  journal: Journal | undefined,
  shown: Map<JournalRow, JournalRow>,
): Promise<readonly JournalRow[]> {
  if (!journal) return [];
  const [open, hidden] = await Promise.all([journal.list({ secrets: true }), journal.list()]);
  for (const [index, row] of open.entries()) shown.set(row, hidden[index] ?? row);
  return [...open].reverse();
}

/** The requests to this backend and to the one behind that had to do with a secret, in order. */
function relatedTo(
  { provider }: ExplainParts,
  secret: FoundSecret,
  own: readonly JournalRow[],
  behind: readonly JournalRow[],
): readonly RelatedRow[] {
  const steps = [provider.resetSteps, provider.behind?.resetSteps];
  const effectOf = (row: JournalRow): SecretEffect | undefined =>
    steps.map((one) => one?.effectOf(row, secret)).find((effect) => effect !== undefined);
  // A request that was passed on is in both journals; the one behind knows its operation.
  const passedOn = new Set(behind.map(sameRequest));
  const mine = own.filter((row) => row.operation !== undefined || !passedOn.has(sameRequest(row)));
  const all = [...relatedRows(mine, secret, effectOf), ...relatedRows(behind, secret, effectOf)];
  return all.toSorted((one, other) => one.row.at - other.row.at);
}

function sameRequest({ at, method, target }: JournalRow): string {
  return `${at} ${method} ${target}`;
}

async function explained(
  parts: ExplainParts,
  secret: FoundSecret,
  related: readonly RelatedRow[],
): Promise<Omit<Explanation, 'events'>> {
  const { world, provider } = parts;
  const { email, kind, name, issuedAt, expiresAt } = secret;
  const time = world.clock.now();
  const maxTries = provider.resetSteps?.maxTries;
  const { reply: now, hasAccount } = await tried(parts, secret, 0);
  const verdict: Verdict = verdictOf({
    // What came after its time was over did not end it.
    related: related.filter(({ row }) => expiresAt === undefined || row.at <= expiresAt),
    maxTries,
    isMailed: secret.mail !== undefined,
    hasAccount,
    now,
    atIssue: (await tried(parts, secret, Math.max(0, time - issuedAt))).reply,
    isOver: expiresAt !== undefined && time > expiresAt,
  });
  return {
    sentence: sentenceOf(secret, verdict, { time, now, maxTries }),
    state: verdict.state,
    ...(email !== undefined && { email }),
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && { name }),
    issuedAt,
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

/** What the backend answers if the secret is used, without consequences, and whether it has the account. */
async function tried(
  parts: ExplainParts,
  secret: FoundSecret,
  behindMs: number,
): Promise<{ readonly reply: SceneReply | undefined; readonly hasAccount: boolean }> {
  const { provider } = parts;
  const aside = { behindMs, limits: 'off', delays: 'off', sleep: async () => {} } as const;
  const own = provider.resetSteps?.redeem;
  const redeem = own ?? provider.behind?.resetSteps?.redeem;
  const backend = own ? 'own' : ((await parts.openBehindAside(aside)) ?? 'own');
  const stage = await asideStage(parts, backend, aside);
  const email = secret.email ?? '';
  const hasAccount = email === '' || (await stage.directory.find(email)) !== undefined;
  const scene = sceneOf(stage, { email, password: '' });
  const reply = await redeem?.(own ? scene : { ...scene, options: scene.behindOptions }, secret);
  return { reply, hasAccount };
}

const happened = {
  issued: 'issued it',
  uses: 'used it',
  burns: 'used it up and was refused',
  tries: 'tried it',
  replaces: 'replaced it by a newer one',
  ends: 'ended its session',
  carried: 'carried it, and left it as it was',
} as const;

function eventOf({ row, effect }: RelatedRow, shown: ReadonlyMap<JournalRow, JournalRow>): SecretEvent {
  const name = row.operation ?? row.target.split('?', 1)[0];
  return { at: row.at, what: `${row.method} ${name} ${happened[effect]}`, row: shown.get(row) ?? row };
}
