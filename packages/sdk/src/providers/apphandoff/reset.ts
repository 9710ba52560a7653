import type { Call } from '../../client/call.ts';
import { joinHeaders } from '../../client/headers.ts';
import type { CallOptions } from '../../client/options.ts';
import type { Result } from '../../client/result.ts';
import { failed, succeeded } from '../../client/result.ts';
import { readSessionLink, SESSION_LINK_FIELDS, withDeadSession } from '../../common/session-link.ts';
import type { operations } from '../../generated/apphandoff/types.ts';
import type { ResetFacts } from '../../reset/backend-words.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/take.ts';
import type { RequestInput, ResetBackend } from '../../reset/types.ts';
import { passwordRules } from './password-rules.ts';

/** What is so of AppHandoff where backends differ. */
export interface AppHandoffFacts extends ResetFacts {
  readonly mail: readonly ['link'];
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'opening';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end';
  readonly signedInAfterwards: true;
}

const facts: AppHandoffFacts = {
  mail: ['link'],
  resendAfterMs: 0,
  revealsUnknownAccount: false,
  linkUsedUpBy: 'opening',
  weakPasswordBurnsToken: false,
  otherSessions: 'end',
  signedInAfterwards: true,
};

/** Of a client of the project behind: what sets the password. Ours is one. */
export interface SetsPassword {
  /** Sets the password of whoever the call's `Authorization` header names. */
  updateUser(input: { password: string }, options?: CallOptions): Promise<Result<unknown>>;
}

/** How AppHandoff resets passwords: its link leads to a session of the Supabase project, which sets the password there. */
export interface AppHandoffReset extends ResetBackend {
  readonly facts: AppHandoffFacts;
  /** Of `redirectTo` only the origin goes out: AppHandoff knows its page itself. */
  readonly steps: StepsWith<RequestInput>;
}

/** The steps, over the calls of a client and the project behind. */
export function createReset(
  call: Call<operations, keyof operations>,
  supabase: Partial<SetsPassword> | undefined,
): AppHandoffReset {
  return {
    name: 'AppHandoff',
    facts,
    linkFields: SESSION_LINK_FIELDS,
    readLink: readSessionLink,
    steps: {
      request: requestStep(facts, async ({ email, redirectTo }, how) => {
        // Before anybody is mailed a link that leads to no password.
        needProject(supabase);
        return call('sendPasswordReset', { email, ...(redirectTo && { callback_origin: originOf(redirectTo) }) }, how);
      }),
      confirm: confirmStep(facts, async ({ newPassword: password, token, session }, how) => {
        needProject(supabase);
        // The portal's cookies first: when the password is set, nothing may be left that can fail.
        const portal = session && (await call('exchangeSupabaseToken', session, { credentials: 'include', ...how }));
        // A 400 is all that is published of a session that it does not take.
        if (portal?.error?.status === 400) return failed({ ...portal.error, kind: 'invalid-token' }, portal.response);
        if (portal?.error) return portal;
        const headers = joinHeaders(how?.headers, { Authorization: `Bearer ${token}` });
        return withDeadSession(await supabase.updateUser({ password }, { ...how, headers }));
      }),
    },
    passwordRules: async () => succeeded(passwordRules),
  };
}

function needProject(supabase: Partial<SetsPassword> | undefined): asserts supabase is SetsPassword {
  if (!supabase?.updateUser) throw new TypeError('AppHandoff needs `supabase`, a client of ours');
}

/** Of an app that is no website, `origin` says nothing. */
function originOf(url: string): string {
  const { origin } = new URL(url);
  return origin === 'null' ? url : origin;
}
