import { type Known, known } from './errors.ts';
import type { StackAuthOptions } from './options.ts';

/** What a client can say about a bot challenge. */
export interface ChallengeFields {
  readonly bot_challenge_phase?: string;
  readonly bot_challenge_unavailable?: string;
}

/** What becomes of a bot challenge; one that nothing is said about is not asked for. */
export function challengeFailure(
  { bot_challenge_phase: phase, bot_challenge_unavailable: unavailable }: ChallengeFields,
  { botChallenge }: StackAuthOptions,
): Known<'BOT_CHALLENGE_REQUIRED'> | Known<'BOT_CHALLENGE_FAILED'> | undefined {
  if ((phase === undefined && unavailable === undefined) || botChallenge === 'passed') return undefined;
  if (botChallenge === 'required') return known('BOT_CHALLENGE_REQUIRED');
  return known('BOT_CHALLENGE_FAILED', { message: 'Bot challenge verification failed.' });
}

/** What the project's sign-up rules say about a new account. */
export function ruleFailure({ signUpRules }: StackAuthOptions): Known<'SIGN_UP_REJECTED'> | undefined {
  if (signUpRules === 'allow') return undefined;
  return known('SIGN_UP_REJECTED', {
    message: "Your sign up was rejected by an administrator's sign-up rule.",
  });
}
