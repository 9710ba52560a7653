import type {
  AnyPasswordReset,
  ExchangeStep,
  PasswordRule,
  ResetDone,
  ResetkitError,
  ResetReady,
  ResetSent,
} from '@resetkit/sdk';
import useSWR, { type SWRResponse } from 'swr';
import useSWRMutation, { type SWRMutationResponse } from 'swr/mutation';
import { thisPage } from '../common/open-reset.ts';

/** A step as a mutation: what `orThrow()` rejects with is all that it can reject with. */
export type Step<State> = SWRMutationResponse<State, ResetkitError, string, string>;

/** `trigger` need not be caught: a form shows `error`. */
const QUIET = { throwOnError: false } as const;

/** Asks for a mail. */
export function useRequestMail(reset: AnyPasswordReset): Step<ResetSent> {
  return useSWRMutation(
    'reset/request',
    (_key: string, { arg: email }: { readonly arg: string }) =>
      reset.request({ email, redirectTo: thisPage() }).orThrow(),
    QUIET,
  );
}

/** Enters the code of the mail. */
export function useEnterCode(exchange: ExchangeStep['exchange']): Step<ResetReady> {
  return useSWRMutation(
    'reset/exchange',
    (_key: string, { arg: code }: { readonly arg: string }) => exchange(code).orThrow(),
    QUIET,
  );
}

/** Sets the new password. */
export function useSetPassword(reset: AnyPasswordReset): Step<ResetDone> {
  return useSWRMutation(
    'reset/confirm',
    (_key: string, { arg: newPassword }: { readonly arg: string }) => reset.confirm({ newPassword }).orThrow(),
    QUIET,
  );
}

/** What a new password has to keep. */
export function usePasswordRules(reset: AnyPasswordReset): SWRResponse<readonly PasswordRule[], ResetkitError> {
  return useSWR('password-rules', () => reset.passwordRules().orThrow(), {
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    // The client has tried again already, where that is of use.
    shouldRetryOnError: false,
  });
}
