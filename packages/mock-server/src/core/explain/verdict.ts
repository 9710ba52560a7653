import type { SceneReply } from '../situations/situation.ts';
import type { RelatedRow } from './events-of.ts';
import type { SecretState } from './explanation.ts';
import { isAccepted } from './reset-steps.ts';

/** What is known when the state of a secret is told. */
export interface Evidence {
  /** The requests that had to do with it, oldest first. */
  readonly related: readonly RelatedRow[];
  readonly maxTries: number | undefined;
  /** Whether a mail carried it, and not an answer. */
  readonly isMailed: boolean;
  /** Whether there is the account that it was made for. Asked only if it matters. */
  hasAccount(): Promise<boolean>;
  /** What the backend answers if the secret is used now. `undefined` if that cannot be tried. */
  readonly now: SceneReply | undefined;
  /** What it would have answered at the time of the issue, if nothing but time had passed. Asked only if it matters. */
  atIssue(): Promise<SceneReply | undefined>;
  readonly isOver: boolean;
}

/** The state of a secret, and the request that ended it. */
export interface Verdict {
  readonly state: SecretState;
  readonly end?: RelatedRow;
}

/** What became of a secret. The backend's own answer decides whether it is good; requests say what ended it. */
export async function verdictOf(evidence: Evidence): Promise<Verdict> {
  const { related, maxTries, isMailed, now, isOver } = evidence;
  if (now && isGood(now)) return { state: 'valid' };
  const end = endOf(related, maxTries);
  // A token of a session may be good again at an earlier time, although it was used since: there are intervals for reuse.
  if (end && !isMailed) return end;
  const atIssue = now && (await evidence.atIssue());
  if (atIssue && isGood(atIssue)) return { state: 'expired' };
  if (end) return end;
  if (!(await evidence.hasAccount())) return { state: 'account-gone' };
  if (isOver) return { state: 'expired' };
  return { state: now ? 'refused' : 'valid' };
}

function isGood({ status, headers }: SceneReply): boolean {
  return isAccepted(status, headers['location']);
}

/** The first request that ended the secret. */
function endOf(related: readonly RelatedRow[], maxTries = Number.POSITIVE_INFINITY): Verdict | undefined {
  let tries = 0;
  for (const end of related) {
    if (end.effect === 'uses') return { state: 'used', end };
    if (end.effect === 'burns') return { state: 'burnt', end };
    if (end.effect === 'replaces') return { state: 'superseded', end };
    if (end.effect === 'ends') return { state: 'ended', end };
    if (end.effect === 'tries') tries += 1;
    if (tries >= maxTries) return { state: 'out-of-tries', end };
  }
  return undefined;
}
