import { joinHeaders } from '../../client/headers.ts';
import type { Methods } from '../../client/methods.ts';
import type { CallOptions } from '../../client/options.ts';
import type { ConfirmStep, Finished, Mailed, ResetBackend, StepResult } from '../../client/reset-backend.ts';
import { mapData } from '../../client/result.ts';
import type { operations as table } from '../../generated/apphandoff/operations.ts';
import type { operations } from '../../generated/apphandoff/types.ts';
import { readSessionLink, SESSION_LINK_FIELDS } from '../../shared/session-link.ts';
import { passwordRules } from './password-rules.ts';

const facts = {
  mail: ['link'],
  resendAfterMs: 0,
  revealsUnknownAccount: false,
  linkUsedUpBy: 'opening',
  weakPasswordBurnsToken: false,
  otherSessions: 'end',
  signedInAfterwards: true,
} as const;

/** Of a client of the project behind: what sets the password. Ours is one. */
export interface SetsPassword {
  updateUser(input: { password: string }, options?: CallOptions): Promise<StepResult<unknown>>;
}

/** How AppHandoff resets passwords: its link leads to a session of the Supabase project, which sets the password there. */
export interface AppHandoffReset extends ResetBackend {
  readonly facts: typeof facts;
  /** Of `redirectTo` only the origin goes out: AppHandoff knows its page itself. */
  request(input: { email: string; redirectTo?: string }, options?: CallOptions): Promise<StepResult<Mailed>>;
}

export function createReset(client: Methods<typeof table, operations>, supabase?: object): AppHandoffReset {
  return {
    facts,
    linkFields: SESSION_LINK_FIELDS,
    readLink: readSessionLink,
    async request({ email, redirectTo }, how) {
      const callback_origin = redirectTo && new URL(redirectTo).origin;
      const input = { email, ...(callback_origin && { callback_origin }) };
      return mapData(await client.sendPasswordReset(input, how), () => ({ next: 'link' }));
    },
    async confirm({ newPassword, token, session }, how): Promise<StepResult<Finished>> {
      if (!setsPassword(supabase))
        throw new TypeError('createAppHandoffClient needs `supabase`, a client of ours, to set passwords');
      const headers = joinHeaders(how?.headers, { Authorization: `Bearer ${token}` });
      const result = await supabase.updateUser({ password: newPassword }, { ...how, headers });
      if (result.error) return result;
      // The password is set by now; whether the portal takes the session too only tells if its user is signed in.
      const portal = session && (await client.exchangeSupabaseToken(session, { credentials: 'include', ...how }));
      return mapData(result, () => ({ signedIn: portal?.error === undefined, ...(session && { session }) }));
    },
    passwordRules: async () => ({ data: passwordRules, error: undefined, response: undefined }),
  };
}

function setsPassword(supabase: object | undefined): supabase is SetsPassword {
  return typeof Object(supabase).updateUser === 'function';
}
