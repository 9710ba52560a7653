import { schemas } from '@resetkit/sdk/supabase/schemas';
import type * as z from 'zod/mini';
import { type Failure, invalid } from './errors.ts';
import type { Challenge } from './flow-state.ts';

type Issue = z.core.$ZodIssue;

const pairRequired = 'PKCE flow requires code_challenge_method and code_challenge';

/** The problem with an address, in the server's words. */
export function emailIssue(email: string): string | undefined {
  return firstMessage(schemas.resetPasswordForEmail.body.safeParse({ email }).error?.issues);
}

/** The problem with a code challenge: challenge and method require each other. */
export function challengeIssue({ code_challenge, code_challenge_method }: Challenge): string | undefined {
  if (code_challenge === undefined && code_challenge_method === undefined) return undefined;
  if (code_challenge === undefined || code_challenge_method === undefined) return pairRequired;
  return firstMessage(schemas.resend.body.safeParse({ type: 'signup', code_challenge }).error?.issues);
}

/** The 400 for a problem, if there is one. */
export function refusal(issue: string | undefined): Failure<400, 'validation_failed'> | undefined {
  return issue === undefined ? undefined : invalid(issue);
}

/** The message of the first issue. Length comes before characters. */
export function firstMessage(issues: readonly Issue[] = []): string | undefined {
  return (issues.find(({ code }) => code === 'too_big' || code === 'too_small') ?? issues[0])?.message;
}
