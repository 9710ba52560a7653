import { expectTypeOf, test } from 'vitest';
import type { AnyFailure, ErrorKind } from '../client/error.ts';
import { createClient as createAppHandoff, createAppHandoffClient } from '../providers/apphandoff/index.ts';
import { createClient, createInsforgeClient } from '../providers/insforge/index.ts';
import { createStackAuthClient } from '../providers/stack-auth/index.ts';
import { createSupabaseClient } from '../providers/supabase/index.ts';
import { createUnleashClient } from '../providers/unleash/index.ts';
import { createPasswordReset } from './password-reset.ts';
import type { AnyPasswordReset, PasswordReset } from './password-reset-types.ts';
import type { ResetDone, ResetReady, ResetSent, ResetState } from './state.ts';

const baseUrl = 'https://backend.test';
const supabase = createSupabaseClient({ baseUrl, anonKey: 'k' });
const flows = {
  insforge: createPasswordReset(createInsforgeClient({ baseUrl })),
  supabase: createPasswordReset(supabase),
  apphandoff: createPasswordReset(createAppHandoffClient({ baseUrl, supabase })),
  stackAuth: createPasswordReset(createStackAuthClient({ projectId: 'p' })),
  unleash: createPasswordReset(createUnleashClient({ baseUrl })),
};

test('a step leads to a state of its own', () => {
  expectTypeOf(flows.unleash.request({ email: 'a' }).orThrow()).resolves.toEqualTypeOf<ResetSent>();
  expectTypeOf(flows.insforge.exchange('481502').orThrow()).resolves.toEqualTypeOf<ResetReady>();
  expectTypeOf(flows.unleash.check().orThrow()).resolves.toEqualTypeOf<ResetReady>();
  expectTypeOf(flows.unleash.confirm({ newPassword: 'x' }).orThrow()).resolves.toEqualTypeOf<ResetDone>();
  expectTypeOf(flows.unleash.state).toEqualTypeOf<ResetState>();
});

test('a result has data or an error', async () => {
  const { data, error } = await flows.unleash.confirm({ newPassword: 'x', token: 't' });

  if (error) {
    expectTypeOf(data).toEqualTypeOf<undefined>();
    expectTypeOf(error).toEqualTypeOf<AnyFailure>();
    expectTypeOf(error.kind).toEqualTypeOf<ErrorKind>();
  } else expectTypeOf(data).toEqualTypeOf<ResetDone>();
});

test('exchange exists where a backend mails codes', () => {
  expectTypeOf(flows.insforge).toHaveProperty('exchange');
  expectTypeOf(flows.supabase).toHaveProperty('exchange');
  // @ts-expect-error: Unleash mails links
  flows.unleash.exchange('481502');
  // @ts-expect-error: Stack Auth mails links
  flows.stackAuth.exchange('481502');
  // @ts-expect-error: AppHandoff mails links
  flows.apphandoff.exchange('481502');
});

test('check exists where a backend can look without using up', () => {
  expectTypeOf(flows.stackAuth).toHaveProperty('check');
  expectTypeOf(flows.unleash).toHaveProperty('check');
  // @ts-expect-error: InsForge has no such operation
  flows.insforge.check();
  // @ts-expect-error: Supabase has no such operation
  flows.supabase.check();
});

test('a second factor is verified where a new password may need it', () => {
  expectTypeOf(flows.supabase.verifySecondFactor({ code: '123456' }).orThrow()).resolves.toEqualTypeOf<ResetReady>();
  expectTypeOf(flows.apphandoff.verifySecondFactor).toEqualTypeOf(flows.supabase.verifySecondFactor);
  // @ts-expect-error: the code is needed
  flows.supabase.verifySecondFactor({});
  // @ts-expect-error: InsForge has no second factors
  flows.insforge.verifySecondFactor({ code: '123456' });
});

test('a request takes what the backend needs', () => {
  flows.insforge.request({ email: 'a' });
  flows.insforge.request({ email: 'a', redirectTo: 'https://app.test' }, { timeoutMs: 5 });
  // @ts-expect-error: Stack Auth has no page of its own to lead to
  flows.stackAuth.request({ email: 'a' });
  // @ts-expect-error: misspelt
  flows.supabase.request({ email: 'a', redirect_to: 'https://app.test' });
});

test('facts are known to the compiler', () => {
  expectTypeOf(flows.stackAuth.facts.weakPasswordBurnsToken).toEqualTypeOf<true>();
  expectTypeOf(flows.insforge.facts.otherSessions).toEqualTypeOf<'stay'>();
  expectTypeOf(flows.unleash.facts.revealsUnknownAccount).toEqualTypeOf<true>();
  expectTypeOf(flows.supabase.facts.signedInAfterwards).toEqualTypeOf<true>();
  expectTypeOf(createInsforgeClient({ baseUrl }).passwordReset.facts.mail).toEqualTypeOf<readonly ['code', 'link']>();
});

test('a state is told apart by its step', () => {
  const describe = (state: ResetState): string => {
    switch (state.step) {
      case 'start':
        return '';
      case 'sent':
        return state.next === 'code' ? state.email : `${state.resendAt}`;
      case 'ready':
        return state.token;
      case 'done':
        return `${state.signedIn} ${state.session?.access_token}`;
    }
  };
  expectTypeOf(describe).returns.toBeString();
});

test('an app changes its backend in one import', () => {
  expectTypeOf(createClient).toEqualTypeOf(createInsforgeClient);
  expectTypeOf(createPasswordReset(createAppHandoff({ baseUrl, supabase }))).toEqualTypeOf(flows.apphandoff);
});

test('code that does not know its backend takes every flow', () => {
  const start = (reset: AnyPasswordReset) => {
    reset.request({ email: 'a', redirectTo: 'https://app.test' });
    reset.exchange?.('481502');
    reset.check?.();
    reset.verifySecondFactor?.({ code: '123456' });
    expectTypeOf(reset.facts.otherSessions).toEqualTypeOf<'end' | 'end-at-refresh' | 'stay'>();
    // @ts-expect-error: some backends need to know where links shall lead
    reset.request({ email: 'a' });
  };

  start(flows.insforge);
  start(flows.supabase);
  start(flows.apphandoff);
  start(flows.stackAuth);
  start(flows.unleash);
  const either = Math.random() > 2 ? createInsforgeClient({ baseUrl }) : createUnleashClient({ baseUrl });
  start(createPasswordReset(either));
});

test('the token of a captcha is for backends that take one', () => {
  flows.supabase.request({ email: 'a', captchaToken: 'P1_eyJ0' });
  // @ts-expect-error: InsForge takes none
  flows.insforge.request({ email: 'a', captchaToken: 'P1_eyJ0' });
});

test('code for any backend takes any flow', () => {
  const confirm = (reset: Pick<PasswordReset<typeof supabase.passwordReset>, 'confirm'>) =>
    reset.confirm({ newPassword: 'x' });

  for (const flow of Object.values(flows)) confirm(flow);
  // @ts-expect-error: no client of ours
  createPasswordReset({ baseUrl });
  // @ts-expect-error: the new password is needed
  flows.unleash.confirm({ token: 't' });
});
