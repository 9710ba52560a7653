import { askedSecret } from '../checks/check-arguments.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import { nameOf } from './cause.ts';
import type { RelatedRow } from './events-of.ts';
import type { ExplainParts } from './explain-parts.ts';
import type { Explain, Explanation, SecretEvent } from './explanation.ts';
import { type FoundSecret, findMail, secretOfMail } from './find-secret.ts';
import { type Known, whatIsKnown } from './known.ts';
import { type Life, lifeOf } from './life.ts';
import { sentenceOf } from './sentence.ts';
import { createTrials } from './trials.ts';

/** Makes the function that tells the life of a secret. */
export function createExplain(parts: ExplainParts): Explain {
  return async (asked) => {
    const text = askedSecret(asked);
    const known = await whatIsKnown(parts);
    const secret = found(known, text);
    if (!secret) return { sentence: 'No mail and no answer carried this.', state: 'unknown', events: [] };
    const life = await lifeOf(parts, known, createTrials(parts), secret, 'all');
    const shown = await shownRows(parts, known);
    return { ...explained(parts, life), events: life.related.map((one) => eventOf(one, shown)) };
  };
}

function found(known: Known, text: string): FoundSecret | undefined {
  const mail = findMail(known.mails, text);
  return mail ? secretOfMail(mail, known.senderOf(mail)) : known.given().find(text);
}

/** Each row as it is shown, with its secrets hidden. */
async function shownRows(
  { journal, journalBehind }: ExplainParts,
  { own, behind }: Known,
): Promise<ReadonlyMap<JournalRow, JournalRow>> {
  const hidden = async (of: Journal | undefined): Promise<ReadonlyMap<string, JournalRow>> =>
    new Map(((await of?.list()) ?? []).map((row) => [row.id, row]));
  const [ofOwn, ofBehind] = await Promise.all([hidden(journal), hidden(journalBehind)]);
  return new Map([
    ...own.rows.map((row) => [row, ofOwn.get(row.id) ?? row] as const),
    ...behind.rows.map((row) => [row, ofBehind.get(row.id) ?? row] as const),
  ]);
}

function explained({ world, provider }: ExplainParts, { secret, verdict, now }: Life): Omit<Explanation, 'events'> {
  const { email, kind, name, issuedAt, expiresAt } = secret;
  return {
    sentence: sentenceOf(secret, verdict, { time: world.clock.now(), now, maxTries: provider.resetSteps?.maxTries }),
    state: verdict.state,
    ...(email !== undefined && { email }),
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && { name }),
    issuedAt,
    ...(expiresAt !== undefined && { expiresAt }),
  };
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
  return { at: row.at, what: `${row.method} ${nameOf(row)} ${happened[effect]}`, row: shown.get(row) ?? row };
}
