import { expectTypeOf, test } from 'vitest';
import type { CallPromise } from '../../client/methods.ts';
import type { components, operations } from '../../generated/supabase/types.ts';
import { createSupabaseClient } from './client.ts';

type Schemas = components['schemas'];

const supabase = createSupabaseClient({ baseUrl: 'http://127.0.0.1:54321', anonKey: 'anon' });

test('a client wants the key of the project', () => {
  // @ts-expect-error: without it the gateway lets nothing through
  createSupabaseClient({ baseUrl: 'http://127.0.0.1:54321' });
});

test('resetPasswordForEmail takes an address, and perhaps a redirect and a challenge', () => {
  expectTypeOf(supabase.resetPasswordForEmail).returns.toEqualTypeOf<
    CallPromise<operations, 'resetPasswordForEmail'>
  >();
  supabase.resetPasswordForEmail({ email: 'ada@example.com', redirect_to: 'https://app.example.com/reset' });
  supabase.resetPasswordForEmail({ email: 'ada@example.com', code_challenge: 'x', code_challenge_method: 's256' });
  // @ts-expect-error: misspelt
  supabase.resetPasswordForEmail({ email: 'ada@example.com', redirectTo: 'https://app.example.com/reset' });
});

test('the grants of token have methods of their own, and all give a session', async () => {
  const signedIn = supabase.signInWithPassword({ email: 'ada@example.com', password: 'x' });
  const refreshed = supabase.refreshSession({ refresh_token: 'abcdefghijkl' });
  const exchanged = supabase.exchangeCodeForSession({ auth_code: 'x', code_verifier: 'y' });

  expectTypeOf(signedIn).toEqualTypeOf<CallPromise<operations, 'token'>>();
  expectTypeOf(refreshed).toEqualTypeOf<typeof signedIn>();
  expectTypeOf(exchanged).toEqualTypeOf<typeof signedIn>();
  const { data, error } = await signedIn;
  if (!error) expectTypeOf(data).toEqualTypeOf<Schemas['Session']>();
  // @ts-expect-error: a password is wanted
  supabase.signInWithPassword({ email: 'ada@example.com' });
});

test('a known status narrows the body', async () => {
  const { error } = await supabase.updateUser({ password: 'x' });

  if (error?.status === 422 && error.body.code === 'weak_password')
    expectTypeOf(error.body.weak_password.reasons).toEqualTypeOf<('length' | 'characters' | 'pwned')[]>();
});

test('a mailed link is a URL, not a call', () => {
  expectTypeOf(supabase.followEmailLink({ token: 'x', type: 'recovery' })).toEqualTypeOf<string>();
});
