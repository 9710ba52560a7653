import { isoTime } from '../clock.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import type { SceneReply } from '../situations/situation.ts';
import { answered, nameOf } from './cause.ts';
import type { FoundSecret } from './find-secret.ts';
import type { Verdict } from './verdict.ts';

/** What a sentence says besides: the time, what the backend answers now, and how many tries there are. */
export interface Saying {
  readonly time: number;
  readonly now: SceneReply | undefined;
  readonly maxTries: number | undefined;
}

/** What is to be said of a secret, in one sentence. */
export function sentenceOf(secret: FoundSecret, { state, end }: Verdict, { time, now, maxTries }: Saying): string {
  const { email, issuedAt, expiresAt } = secret;
  const what = `The ${titleOf(secret)}${email === undefined ? '' : ` for ${email}`} of ${isoTime(issuedAt)}`;
  const by = end ? `at ${isoTime(end.row.at)} by ${described(end.row)}` : '';
  switch (state) {
    case 'valid':
      // The lifetime is an option: one that was changed since does not fit the mail any more.
      return `${what} is valid${expiresAt === undefined || expiresAt < time ? '' : ` until ${isoTime(expiresAt)}`}${now ? '' : ', as far as the journal tells: it cannot be tried by itself'}.`;
    case 'expired':
      return `${what} expired${expiresAt === undefined || expiresAt > time ? '' : ` at ${isoTime(expiresAt)}`}.`;
    case 'used':
      return `${what} was used ${by}.`;
    case 'superseded':
      return `${what} was replaced ${by}, which made a newer one.`;
    case 'burnt':
      return `${what} was used up ${by}, which refused the request all the same.`;
    case 'out-of-tries':
      return `${what} was tried ${maxTries} times, the last time ${by}, and is refused since then.`;
    case 'ended':
      return `${what} was ended${secret.kind !== undefined || secret.name === 'session' ? '' : ' with its session'} ${by}.`;
    case 'account-gone':
      return `${what} is refused, because the account was deleted.`;
    case 'refused':
      return `${what} is refused: the backend answers ${now ? answered(now.status, now.headers['location'] ?? '', now.body) : 'nothing'}, and no request in the journal ended it.`;
    case 'none':
      return `${what} carries no secret.`;
    case 'unknown':
      return 'No mail and no answer carried this.';
  }
}

function titleOf({ kind, name = 'token', code, link }: FoundSecret): string {
  if (kind === undefined) return name;
  const parts = [...(code === undefined ? [] : ['code']), ...(link === undefined ? [] : ['link'])].join(' and ');
  return `${kind} ${parts || 'mail'}`;
}

function described(row: JournalRow): string {
  const { id, method, response, situation } = row;
  const from = situation === undefined ? '' : ` of the situation ${situation}`;
  return `${method} ${nameOf(row)}${from} (row ${id}, ${response ? `answered ${response.status}` : 'not answered'})`;
}
