import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod/mini';
import { createAppHandoffClient } from '../providers/apphandoff/client.ts';
import type * as apphandoff from '../providers/apphandoff/schemas.ts';
import { createInsforgeClient } from '../providers/insforge/client.ts';
import * as insforge from '../providers/insforge/schemas.ts';
import { createStackAuthClient } from '../providers/stack-auth/client.ts';
import type * as stackAuth from '../providers/stack-auth/schemas.ts';
import { createSupabaseClient } from '../providers/supabase/client.ts';
import type * as supabase from '../providers/supabase/schemas.ts';
import { createUnleashClient } from '../providers/unleash/client.ts';
import * as unleash from '../providers/unleash/schemas.ts';
import { createPasswordReset } from '../reset/password-reset.ts';
import type { Same } from '../schema-table.ts';

const baseUrl = '/api';
const ofInsforge = createPasswordReset(createInsforgeClient({ baseUrl }));
const ofStackAuth = createPasswordReset(createStackAuthClient({ baseUrl, projectId: 'p' }));
const project = createSupabaseClient({ baseUrl, anonKey: 'k' });
const ofSupabase = createPasswordReset(project);
const ofAppHandoff = createPasswordReset(createAppHandoffClient({ baseUrl, supabase: project }));
const ofUnleash = createPasswordReset(createUnleashClient({ baseUrl }));

/** What somebody types, and what comes out, are the first argument of a step. */
type IsInput<Form extends z.ZodMiniType, Step extends (...args: never[]) => unknown> = [
  Same<z.input<Form>, Parameters<Step>[0]>,
  Same<z.output<Form>, Parameters<Step>[0]>,
];

test('a form for a request holds what `request` takes', () => {
  [true, true] satisfies IsInput<typeof apphandoff.requestForm, typeof ofAppHandoff.request>;
  [true, true] satisfies IsInput<typeof insforge.requestForm, typeof ofInsforge.request>;
  [true, true] satisfies IsInput<typeof stackAuth.requestForm, typeof ofStackAuth.request>;
  [true, true] satisfies IsInput<typeof supabase.requestForm, typeof ofSupabase.request>;
  [true, true] satisfies IsInput<typeof unleash.requestForm, typeof ofUnleash.request>;
  // @ts-expect-error what another backend's takes
  [true, true] satisfies IsInput<typeof insforge.requestForm, typeof ofStackAuth.request>;
});

test('a form for a code holds what `exchange` takes', () => {
  expectTypeOf<z.output<typeof insforge.codeForm>['code']>().toEqualTypeOf<Parameters<typeof ofInsforge.exchange>[0]>();
  expectTypeOf<z.output<typeof supabase.codeForm>['code']>().toEqualTypeOf<Parameters<typeof ofSupabase.exchange>[0]>();
});

test('there is no form for a code where no code is mailed', () => {
  expectTypeOf<keyof typeof stackAuth>().toEqualTypeOf<'schemas' | 'requestForm' | 'passwordForm'>();
  expectTypeOf<keyof typeof insforge>().toEqualTypeOf<'schemas' | 'requestForm' | 'passwordForm' | 'codeForm'>();
});

test('a form for a password holds what `confirm` takes, but for the token', () => {
  type Confirm = Parameters<typeof ofInsforge.confirm>[0];
  const once = unleash.passwordForm([], { repeated: false });
  const twice = unleash.passwordForm();

  expectTypeOf<z.output<typeof once>>().toEqualTypeOf<Pick<Confirm, 'newPassword'>>();
  expectTypeOf<z.output<typeof twice>>().toEqualTypeOf<{ newPassword: Confirm['newPassword']; repeated: string }>();
  expectTypeOf<z.output<typeof twice>>().toExtend<Confirm>();
});

test('rules are what `passwordRules` gives', async () => {
  insforge.passwordForm((await ofInsforge.passwordRules()).data);
  // @ts-expect-error a rule that nobody knows
  insforge.passwordForm([{ rule: 'nice' }]);
});
