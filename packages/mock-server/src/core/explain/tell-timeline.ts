import { checkAskedEmail } from '../checks/check-arguments.ts';
import type { SentMail } from '../message.ts';
import { accountEntries } from './account-entries.ts';
import { endingOf } from './ending.ts';
import type { ExplainParts } from './explain-parts.ts';
import { type FoundSecret, secretOfMail } from './find-secret.ts';
import { inTime, type Known, whatIsKnown } from './known.ts';
import { type Life, lifeOf } from './life.ts';
import { limitEntries } from './limit-entries.ts';
import { type ResetSteps, sameAddress } from './reset-steps.ts';
import { sentenceOf } from './sentence.ts';
import type { TellTimeline, TimelineEntry } from './timeline.ts';
import { createTrials } from './trials.ts';

/** Makes the function that tells the life of an account. */
export function createTimeline(parts: ExplainParts): TellTimeline {
  const { provider, world } = parts;
  const steps = [provider.resetSteps, provider.behind?.resetSteps].flatMap((one) => one ?? []);
  return async (asked) => {
    checkAskedEmail(asked);
    const known = await whatIsKnown(parts);
    const trials = createTrials(parts);
    const account = await trials.account(asked);
    const told: TimelineEntry[] = [];
    for (const begun of begunFor(asked, known, steps)) {
      const life = await lifeOf(parts, known, trials, begun.secret);
      if (life.verdict.state !== 'none') told.push(entryOf(begun, life, known, parts));
    }
    const now = world.clock.now();
    const rows = inTime([...known.behind.rows, ...known.own.rows]).filter(({ email }) => sameAddress(email, asked));
    const limits = limitEntries(rows, known, now);
    const changes = known.changes().filter(({ email }) => sameAddress(email, asked));
    const from = Math.min(
      now,
      ...[...told, ...limits].map((one) => one.from),
      ...[...rows, ...changes].map(({ at }) => at),
    );
    const entries = [...accountEntries(changes, account, from), ...told, ...limits];
    const email = account?.email ?? asked;
    return { email, from, until: now, entries: entries.toSorted((one, other) => one.from - other.from) };
  };
}

/** A secret or a session, and how it began. */
interface Begun extends Pick<TimelineEntry, 'what' | 'name' | 'from' | 'by' | 'mail'> {
  /** What tells how it goes on: of a session, its newest token. */
  readonly secret: FoundSecret;
}

/** The secrets and the sessions of an account. */
function begunFor(email: string, known: Known, steps: readonly ResetSteps[]): readonly Begun[] {
  const mails = mailsTo(email, known);
  const mailed = new Set(mails.flatMap(({ code, token }) => [code, token]));
  const given = known.given().all.filter((one) => sameAddress(one.email, email) && !mailed.has(one.token));
  const exchanged = steps.flatMap((one) => one.exchanged ?? []);
  return [
    ...mails.map((mail) => begun('secret', mail.kind, secretOfMail(mail, known.senderOf(mail)), known)),
    ...given.flatMap((one) =>
      exchanged.includes(one.name ?? '') ? [begun('secret', one.name ?? '', one, known)] : [],
    ),
    ...sessionsAmong(given, steps, known),
  ];
}

/** The mails to an address, oldest first. One that a fault has sent twice is one. */
function mailsTo(email: string, { mails }: Known): readonly SentMail[] {
  const seen = new Set<string | undefined>();
  const oldestFirst = mails.filter(({ to }) => sameAddress(to, email)).toReversed();
  return oldestFirst.filter(({ id, token, code, sentAt }) => {
    const marks = [id, `${sentAt} ${code} ${token}`];
    const isNew = !marks.some((mark) => seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return isNew;
  });
}

/** The sessions to which these tokens belong. The token that lives longest, and of several the newest, tells how one goes on. */
function sessionsAmong(given: readonly FoundSecret[], steps: readonly ResetSteps[], known: Known): readonly Begun[] {
  const names = steps.flatMap(({ sessionNames: { refreshToken, cookie, accessToken } = {} }) =>
    [refreshToken, cookie, accessToken].flatMap((name) => name ?? []),
  );
  const tokens = given.filter(({ name = '' }) => names.includes(name));
  const firsts = new Map(tokens.toReversed().map((token) => [token.session, token]));
  const latest = new Map<FoundSecret['session'], FoundSecret>();
  const rank = ({ name = '' }: FoundSecret): number => names.indexOf(name);
  for (const token of tokens) {
    const before = latest.get(token.session);
    if (!before || rank(token) <= rank(before)) latest.set(token.session, token);
  }
  return Array.from(latest, ([session, secret]) => {
    const first = begun('session', 'session', firsts.get(session) ?? secret, known);
    return { ...first, secret };
  });
}

function begun(what: Begun['what'], name: string, secret: FoundSecret, known: Known): Begun {
  const { issuedAt, by, mail } = secret;
  return { what, name, from: issuedAt, ...(by && { by: known.cause(by) }), ...(mail && { mail: mail.id }), secret };
}

function entryOf(
  { secret, ...begun }: Begun,
  life: Life,
  known: Known,
  { world, provider }: ExplainParts,
): TimelineEntry {
  const time = world.clock.now();
  const shown = begun.what === 'session' ? { ...secret, name: 'session', issuedAt: begun.from } : secret;
  const sentence = sentenceOf(shown, life.verdict, { time, now: life.now, maxTries: provider.resetSteps?.maxTries });
  return { ...begun, sentence, state: life.verdict.state, ...endingOf(life, known, time) };
}
