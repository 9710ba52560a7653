import { expectTypeOf, test } from 'vitest';
import type { AnyFailure } from '../client/error.ts';
import { createAppHandoffClient } from '../providers/apphandoff/index.ts';
import { createInsforgeClient } from '../providers/insforge/index.ts';
import { createStackAuthClient } from '../providers/stack-auth/index.ts';
import { createSupabaseClient } from '../providers/supabase/index.ts';
import { createUnleashClient } from '../providers/unleash/index.ts';
import { type PasswordResetView, usePasswordReset, usePasswordRules } from '../react.ts';
import type { ResetBackend, ResetClient } from '../reset/backend.ts';
import { createPasswordReset } from '../reset/password-reset.ts';
import type { AnyPasswordReset } from '../reset/password-reset-types.ts';
import type { ResetSession } from '../reset/proof.ts';

const insforge = createPasswordReset(createInsforgeClient({ baseUrl: 'http://localhost:7130' }));
const stackAuth = createPasswordReset(createStackAuthClient({ projectId: '5e7c0de5-7357-4a11-8a11-5e7c0de57357' }));
const unleash = createPasswordReset(createUnleashClient({ baseUrl: 'http://localhost:4242' }));

test('actions are the steps that the backend has', () => {
  const { actions } = usePasswordReset(insforge);
  expectTypeOf(actions.request).toEqualTypeOf(insforge.request);
  expectTypeOf(actions.exchange).toEqualTypeOf(insforge.exchange);
  expectTypeOf(actions.confirm).toEqualTypeOf(insforge.confirm);
  expectTypeOf(usePasswordReset(unleash).actions.check).toEqualTypeOf(unleash.check);
  // @ts-expect-error: Unleash mails no digits
  usePasswordReset(unleash).actions.exchange('481502');
  // @ts-expect-error: InsForge cannot say whether a token is good
  actions.check();
  // @ts-expect-error: Stack Auth has to know where its link leads to
  usePasswordReset(stackAuth).actions.request({ email: 'ada@example.com' });
  expectTypeOf(usePasswordReset(unleash).facts).toEqualTypeOf(unleash.facts);
});

test('actions that take nothing can be an `onClick` as they are, others cannot', () => {
  const { actions } = usePasswordReset(unleash);
  expectTypeOf(actions.resend).toExtend<(event: MouseEvent) => unknown>();
  expectTypeOf(actions.restart).toExtend<(event: MouseEvent) => void>();
  expectTypeOf(actions.check).not.toExtend<(event: MouseEvent) => unknown>();
});

test('a switch over the status is exhaustive, and knows what each status has', () => {
  function show(reset: PasswordResetView<typeof insforge>): string {
    switch (reset.status) {
      case 'idle':
      case 'sending':
        return 'form';
      case 'sent':
      case 'entering-code':
        expectTypeOf(reset.email).toEqualTypeOf<string>();
        expectTypeOf(reset.resendInSeconds).toEqualTypeOf<number>();
        return reset.canResend ? 'again' : 'wait';
      case 'choosing-password':
        return reset.expiresAt ?? '';
      case 'done':
        expectTypeOf(reset.session).toEqualTypeOf<ResetSession | undefined>();
        return `${reset.signedIn}`;
      case 'second-factor-due':
        return reset.session?.access_token ?? reset.error.message;
      case 'blocked':
        expectTypeOf(reset.error).toEqualTypeOf<AnyFailure>();
        return reset.error.message;
      case 'failed':
        expectTypeOf(reset.error).toEqualTypeOf<AnyFailure>();
        return reset.error.kind;
    }
  }
  expectTypeOf(show).returns.toEqualTypeOf<string>();
});

test('a status that was forgotten is an error', () => {
  // @ts-expect-error: nothing is returned for the others
  function show(reset: PasswordResetView<typeof insforge>): string {
    switch (reset.status) {
      case 'idle':
        return 'form';
    }
  }
  void show;
});

/** What a page does that does not know its backend. */
function useStatus(flow: AnyPasswordReset): string {
  const reset = usePasswordReset(flow);
  reset.actions.request({ email: 'ada@example.com', redirectTo: 'https://app.example.com' });
  // @ts-expect-error: not every backend has this step
  reset.actions.check();
  if (reset.status === 'entering-code') reset.actions.exchange('481502');
  expectTypeOf(reset).toEqualTypeOf<PasswordResetView<AnyPasswordReset>>();
  return reset.status;
}

test('code that does not know its backend has all statuses, and takes every flow', () => {
  const supabase = createSupabaseClient({ baseUrl: 'https://project.test', anonKey: 'k' });
  useStatus(insforge);
  useStatus(stackAuth);
  useStatus(unleash);
  useStatus(createPasswordReset(supabase));
  useStatus(createPasswordReset(createAppHandoffClient({ baseUrl: 'https://apphandoff.test', supabase })));
  useStatus(createPasswordReset(supabase as ResetClient<ResetBackend>));
  usePasswordRules(insforge, '');
});

test('a backend without codes has no status for codes', () => {
  type Status<Flow extends typeof insforge | typeof unleash> = PasswordResetView<Flow>['status'];
  expectTypeOf<Exclude<Status<typeof insforge>, Status<typeof unleash>>>().toEqualTypeOf<'entering-code'>();
  const reset = usePasswordReset(unleash);
  // @ts-expect-error: only where a mail was sent
  reset.email;
});

test('a second factor can be verified where the flow can', () => {
  const supabase = createPasswordReset(createSupabaseClient({ baseUrl: 'https://project.test', anonKey: 'k' }));
  const reset = usePasswordReset(supabase);
  if (reset.status === 'second-factor-due') reset.actions.verifySecondFactor({ code: '123456' });
  // @ts-expect-error: InsForge has no second factors
  usePasswordReset(insforge).actions.verifySecondFactor;
});

test('rules are rules, and whether they are kept', () => {
  expectTypeOf(usePasswordRules(unleash, '')[0]?.kept).toEqualTypeOf<boolean | undefined>();
});
