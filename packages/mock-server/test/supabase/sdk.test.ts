import { serve } from '@resetkit/mock-server/http';
import { createSupabaseClient } from '@resetkit/sdk/supabase';
import { expect, onTestFinished, test } from 'vitest';
import { ada, page, pkce, start, textAt } from './world.ts';

/** Our client on the mock's port. */
async function connected() {
  const { mock } = start();
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  const { anonKey } = await mock.options.get();
  let accessToken: string | undefined;
  const supabase = createSupabaseClient({ baseUrl: server.baseUrlOf(mock), anonKey, accessToken: () => accessToken });
  const use = (token: string | undefined) => {
    accessToken = token;
  };
  return { mock, supabase, use };
}

test('our client goes through a whole recovery by digits', async () => {
  const { mock, supabase, use } = await connected();
  await supabase.resetPasswordForEmail({ email: ada.email, redirect_to: page }).orThrow();
  const { code = '' } = await mock.outbox.waitFor({ to: ada.email });

  const session = await supabase.verifyOtp({ type: 'recovery', email: ada.email, token: code }).orThrow();
  use(textAt(session, 'access_token'));
  expect((await supabase.updateUser({ password: ada.password })).error).toMatchObject({ code: 'same_password' });
  await supabase.updateUser({ password: 'ada-new-pass2' }).orThrow();

  const signedIn = await supabase.signInWithPassword({ email: ada.email, password: 'ada-new-pass2' }).orThrow();
  const refreshed = await supabase.refreshSession({ refresh_token: signedIn.refresh_token }).orThrow();
  expect(refreshed.user.id).toBe(ada.id);
});

test('our client goes through a whole recovery by link and code', async () => {
  const { mock, supabase, use } = await connected();
  await supabase.resetPasswordForEmail({ email: ada.email, redirect_to: page, ...pkce.fields }).orThrow();
  const { token = '', link } = await mock.outbox.waitFor({ to: ada.email });
  const url = supabase.followEmailLink({ token, type: 'recovery', redirect_to: page });
  expect(decodeURIComponent(url)).toBe(link);

  const { headers } = await fetch(url, { redirect: 'manual' });
  const auth_code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
  const session = await supabase.exchangeCodeForSession({ auth_code, code_verifier: pkce.verifier }).orThrow();
  use(session.access_token);
  await supabase.updateUser({ password: 'ada-new-pass2' }).orThrow();

  expect((await mock.accounts.find(ada.email))?.hasPassword).toBe(true);
  expect((await supabase.signInWithPassword(ada)).error).toMatchObject({ kind: 'unauthorized', status: 400 });
});
