import type { Call } from '../../client/call.ts';
import { succeeded } from '../../client/result.ts';
import { facts, title } from '../../generated/pocketbase/reset-facts.ts';
import type { operations } from '../../generated/pocketbase/types.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import type { RequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/step.ts';
import { unlessTooSoon } from '../../reset/unless-too-soon.ts';
import { passwordRules } from './password-rules.ts';
import { proofIn } from './proof-in.ts';

/** The facts of PocketBase. */
export interface PocketbaseFacts extends ResetFacts {
  readonly mail: readonly ['link'];
  readonly tooSoon: 'not-mailed';
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end';
  readonly signedInAfterwards: false;
}

/** How PocketBase resets passwords: with a link that carries a token, by the template of a collection in any part of the address. */
export interface PocketbaseReset extends ResetBackend {
  readonly facts: PocketbaseFacts;
  /** `redirectTo` is ignored: the collection's template says where links lead. */
  readonly steps: StepsWith<RequestInput>;
}

/** Makes the steps from the calls of a client. */
export function createReset(
  call: Call<operations, keyof operations>,
  options?: { readonly collection?: string | undefined },
): PocketbaseReset {
  const collection = options?.collection ?? 'users';
  return {
    name: title,
    facts,
    linkFields: ['token'],
    readLink: (_fields, _verifier, url) => proofIn(url),
    withoutToken: (url) => url.replace(proofIn(url)?.token ?? '', ''),
    steps: {
      request: unlessTooSoon(
        requestStep(facts, ({ email }, how) => call('requestPasswordReset', { collection, email }, how)),
      ),
      confirm: confirmStep(facts, ({ newPassword: password, token }, how) =>
        call('confirmPasswordReset', { collection, token, password, passwordConfirm: password }, how),
      ),
    },
    passwordRules: async () => succeeded(passwordRules),
  };
}
