import type { Call } from '../../client/call.ts';
import { joinHeaders } from '../../client/headers.ts';
import type { CallOptions } from '../../client/options.ts';
import type { Result } from '../../client/result.ts';
import { failed, succeeded } from '../../client/result.ts';
import { readSessionLink, SESSION_LINK_FIELDS, withInvalidSession } from '../../common/session-link.ts';
import { facts, title } from '../../generated/apphandoff/reset-facts.ts';
import type { operations } from '../../generated/apphandoff/types.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import type { RequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith, VerifySecondFactorFunction } from '../../reset/step.ts';
import { originOf } from './origin-of.ts';
import { passwordRules } from './password-rules.ts';

/** The facts of AppHandoff. */
export interface AppHandoffFacts extends ResetFacts {
  readonly mail: readonly ['link'];
  readonly tooSoon: 'never';
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'opening';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end';
  readonly signedInAfterwards: true;
}

/** What sets the password in a Supabase client. `createSupabaseClient` makes such a client. */
export interface SetsPassword {
  /** Sets the password of the user in the call's `Authorization` header. */
  updateUser(input: { password: string }, options?: CallOptions): Promise<Result<unknown>>;
  /** The project's own reset: it verifies a second factor of the account. */
  readonly passwordReset: {
    /** Its steps. */
    readonly steps: {
      /** Verifies a code of the account's authenticator app. */
      readonly verifySecondFactor: VerifySecondFactorFunction;
    };
  };
}

/**
 * How AppHandoff resets passwords: with a link to a session of its Supabase project. The session sets the password
 * there.
 */
export interface AppHandoffReset extends ResetBackend {
  readonly facts: AppHandoffFacts;
  /** Only the origin of `redirectTo` is sent: the links lead to AppHandoff's own page there. */
  readonly steps: StepsWith<RequestInput, 'verifySecondFactor'>;
}

/** Makes the steps from the calls of a client and from a client for its Supabase project. */
export function createReset(
  call: Call<operations, keyof operations>,
  supabase: Partial<SetsPassword> | undefined,
): AppHandoffReset {
  return {
    name: title,
    facts,
    linkFields: SESSION_LINK_FIELDS,
    readLink: readSessionLink,
    steps: {
      request: requestStep(facts, async ({ email, redirectTo }, how) => {
        // Without the project's client the mailed link could not set a password.
        requireProject(supabase);
        return call(
          'sendPasswordReset',
          { email, ...(redirectTo !== undefined && { callback_origin: originOf(redirectTo) }) },
          how,
        );
      }),
      // The session of the link is the project's, and so are the factors.
      async verifySecondFactor(...given) {
        requireProject(supabase);
        return supabase.passwordReset.steps.verifySecondFactor(...given);
      },
      confirm: confirmStep(facts, async ({ newPassword: password, token, session }, how) => {
        requireProject(supabase);
        // The portal's cookies come first, so that nothing can fail after the password is set.
        const portal = session && (await call('exchangeSupabaseToken', session, { credentials: 'include', ...how }));
        // The documented answer for a session that the portal does not accept is 400.
        if (portal?.error?.status === 400 || portal?.error?.status === 401)
          return failed({ ...portal.error, kind: 'invalid-token' }, portal.response);
        if (portal?.error) return portal;
        const headers = joinHeaders(how?.headers, { Authorization: `Bearer ${token}` });
        return withInvalidSession(await supabase.updateUser({ password }, { ...how, headers }));
      }),
    },
    passwordRules: async () => succeeded(passwordRules),
  };
}

function requireProject(supabase: Partial<SetsPassword> | undefined): asserts supabase is SetsPassword {
  if (!supabase?.updateUser) throw new TypeError('AppHandoff needs `supabase`, a client of ours');
}
