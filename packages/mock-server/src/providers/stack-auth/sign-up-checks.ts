import { type KnownError, knownError } from './errors.ts';
import type { StackAuthOptions } from './options.ts';

/** The fields of a bot challenge that a client can send. */
export interface ChallengeFields {
  readonly bot_challenge_phase?: string;
  readonly bot_challenge_unavailable?: string;
}

/** The refusal for a failed bot challenge. A challenge that the request does not mention is not required. */
export function challengeFailure(
  { bot_challenge_phase: phase, bot_challenge_unavailable: unavailable }: ChallengeFields,
  { botChallenge }: StackAuthOptions,
): KnownError<'BOT_CHALLENGE_REQUIRED'> | KnownError<'BOT_CHALLENGE_FAILED'> | undefined {
  if ((phase === undefined && unavailable === undefined) || botChallenge === 'passed') return undefined;
  if (botChallenge === 'required') return knownError('BOT_CHALLENGE_REQUIRED');
  return knownError('BOT_CHALLENGE_FAILED', { message: 'Bot challenge verification failed.' });
}

/** The refusal by the project's sign-up rules. */
export function ruleFailure({ signUpRules }: StackAuthOptions): KnownError<'SIGN_UP_REJECTED'> | undefined {
  if (signUpRules === 'allow') return undefined;
  return knownError('SIGN_UP_REJECTED', {
    message: "Your sign up was rejected by an administrator's sign-up rule.",
  });
}
