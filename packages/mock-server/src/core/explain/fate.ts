import type { MessageFilter } from '../message-filter.ts';
import type { Cause } from './cause.ts';
import type { SecretState } from './explanation.ts';

/** What became of the secret of a mail, in short. Times are milliseconds since 1970, by the mock server's clock. */
export interface Fate {
  /** The id of the mail. */
  readonly id: string;
  /** As `explain` says it. */
  readonly state: SecretState;
  /** `used by POST resetPassword 12 s ago`, `not used yet, expires in 14 min`. */
  readonly sentence: string;
  /** When it ended, or when its time will be over. Absent if that is not known. */
  readonly until?: number;
  /** What ended it. */
  readonly endedBy?: Cause;
}

/** Tells what became of the secrets of mails: of those in the outbox that match, newest first. */
export type Fates = (filter?: MessageFilter) => Promise<readonly Fate[]>;

/** What became of a secret, in a few words, at this time. A page that shows them for a while asks anew. */
export function fateSentence({ state, until, endedBy }: Omit<Fate, 'id' | 'sentence'>, now: number): string {
  const ago = until === undefined ? '' : ` ${agoOf(now - until)}`;
  const by = endedBy ? ` by ${endedBy.what}` : '';
  switch (state) {
    case 'valid':
      return until === undefined ? 'not used yet' : `not used yet, expires in ${lengthOf(until - now)}`;
    case 'expired':
      return `expired${ago}`;
    case 'used':
      return `used${by}${ago}`;
    case 'superseded':
      return `replaced by a newer one${ago}`;
    case 'burnt':
      return `burnt${by}${endedBy?.answer === undefined ? '' : ` (${endedBy.answer})`}${ago}`;
    case 'out-of-tries':
      return `tried too often, last${by}${ago}`;
    case 'ended':
      return `ended${by}${ago}`;
    case 'account-gone':
      return `its account was deleted${ago}`;
    case 'refused':
      return 'refused by the backend';
    case 'none':
      return 'carries no secret';
    case 'unknown':
      return 'not known';
  }
}

function agoOf(ms: number): string {
  return ms < 1_000 ? 'just now' : `${lengthOf(ms)} ago`;
}

/** A length of time in its largest whole unit. */
function lengthOf(ms: number): string {
  const [, size, unit] = units.find(([least]) => ms >= least) ?? units[3];
  return `${Math.floor(ms / size)} ${unit}`;
}

/** From how many milliseconds on, how many one is, and its name. */
const units = [
  [172_800_000, 86_400_000, 'd'],
  [7_200_000, 3_600_000, 'h'],
  [120_000, 60_000, 'min'],
  [0, 1_000, 's'],
] as const;
