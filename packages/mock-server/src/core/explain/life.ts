import type { JournalRow } from '../journal/journal-row.ts';
import type { SentMail } from '../message.ts';
import type { SceneReply } from '../situations/situation.ts';
import { type RelatedRow, relatedRows } from './events-of.ts';
import type { ExplainParts } from './explain-parts.ts';
import type { FoundSecret } from './find-secret.ts';
import type { Known } from './known.ts';
import type { SecretEffect } from './reset-steps.ts';
import type { Trials } from './trials.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** What became of a secret: what `explain`, the fates of mails and the timeline all say. */
export interface Life {
  readonly secret: FoundSecret;
  readonly verdict: Verdict;
  /** The requests that had to do with it, oldest first. */
  readonly related: readonly RelatedRow[];
  /** What the backend answers if it is used now. `undefined` if it cannot be used by itself. */
  readonly now: SceneReply | undefined;
}

/** Tells the life of a secret. `which`: whether requests that carried it and had no effect are among the related ones. */
export async function lifeOf(
  { world, provider }: ExplainParts,
  known: Known,
  trials: Trials,
  secret: FoundSecret,
  which: 'effects' | 'all' = 'effects',
): Promise<Life> {
  const { email, mail, issuedAt, expiresAt } = secret;
  const steps = [provider.resetSteps, provider.behind?.resetSteps];
  const effectOf = (row: JournalRow): SecretEffect | undefined => {
    for (const one of steps) {
      const effect = one?.effectOf(row, secret);
      if (effect !== undefined) return effect;
    }
    return undefined;
  };
  const related = [known.own, known.behind]
    .flatMap((journal) => relatedRows(journal, secret, effectOf, which))
    .sort((one, other) => one.row.at - other.row.at);
  if (mail && carriesNothing(mail)) return { secret, related, verdict: { state: 'none' }, now: undefined };
  const now = await trials.use(secret, 0);
  const time = world.clock.now();
  const verdict = await verdictOf({
    // What came after its time was over did not end it.
    related: related.filter(({ row }) => expiresAt === undefined || row.at <= expiresAt),
    maxTries: provider.resetSteps?.maxTries,
    isMailed: mail !== undefined,
    now,
    atIssue: () => trials.use(secret, Math.max(0, time - issuedAt)),
    hasAccount: async () => email === undefined || (await trials.account(email)) !== undefined,
    isOver: expiresAt !== undefined && time > expiresAt,
  });
  return { secret, related, verdict, now };
}

function carriesNothing({ code, link, token }: SentMail): boolean {
  return [code, link, token].every((one) => one === undefined);
}
