import type {
  AnyPasswordReset,
  ExchangeStep,
  PasswordRule,
  ResetDone,
  ResetkitError,
  ResetReady,
  ResetSent,
} from '@resetkit/sdk';
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import { thisPage } from '../common/open-reset.ts';

/** A step as a mutation: what `orThrow()` rejects with is all that it can reject with. */
export type Step<State, Input> = UseMutationResult<State, ResetkitError, Input>;

/**
 * Whatever the app's defaults are: a mail is never asked for twice, a token never used twice, and who is offline is told so
 * rather than left waiting.
 */
const ONCE = { retry: false, networkMode: 'always' } as const;

/** Asks for a mail. */
export function useRequestMail(reset: AnyPasswordReset): Step<ResetSent, string> {
  return useMutation({ ...ONCE, mutationFn: (email) => reset.request({ email, redirectTo: thisPage() }).orThrow() });
}

/** Enters the code of the mail. */
export function useEnterCode(exchange: ExchangeStep['exchange']): Step<ResetReady, string> {
  return useMutation({ ...ONCE, mutationFn: (code) => exchange(code).orThrow() });
}

/** Sets the new password. */
export function useSetPassword(reset: AnyPasswordReset): Step<ResetDone, string> {
  return useMutation({ ...ONCE, mutationFn: (newPassword) => reset.confirm({ newPassword }).orThrow() });
}

/** What a new password has to keep. */
export function usePasswordRules(reset: AnyPasswordReset): UseQueryResult<readonly PasswordRule[], ResetkitError> {
  return useQuery({
    queryKey: ['password-rules'],
    queryFn: ({ signal }) => reset.passwordRules({ signal }).orThrow(),
    staleTime: Number.POSITIVE_INFINITY,
    // The client has tried again already, where that is of use.
    retry: false,
  });
}
