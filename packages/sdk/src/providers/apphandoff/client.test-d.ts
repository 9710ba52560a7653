import { expectTypeOf, test } from 'vitest';
import type { CallPromise } from '../../client/methods.ts';
import type { operations } from '../../generated/apphandoff/types.ts';
import { createPasswordReset } from '../../reset/password-reset.ts';
import { createSupabaseClient } from '../supabase/index.ts';
import { type AppHandoffClient, createAppHandoffClient } from './client.ts';

const baseUrl = 'http://localhost:7357/apphandoff';
const apphandoff = createAppHandoffClient({ baseUrl });

test('sendPasswordReset takes an address and perhaps an origin, in the body or in a header', () => {
  expectTypeOf(apphandoff.sendPasswordReset).parameter(0).toEqualTypeOf<{
    email: string;
    callback_origin?: string;
    'X-AppHandoff-Callback-Origin'?: string;
  }>();
  expectTypeOf(apphandoff.sendPasswordReset).returns.toEqualTypeOf<CallPromise<operations, 'sendPasswordReset'>>();
  // @ts-expect-error: misspelt
  apphandoff.sendPasswordReset({ email: 'ada@example.com', callbackOrigin: 'https://app.example.com' });
});

test('the access token of a login is called token, that of a refresh access_token', async () => {
  const login = await apphandoff.loginWithPassword({ email: 'ada@example.com', password: 'x' });
  const refresh = await apphandoff.refreshToken({ refresh_token: 'x' });

  if (!login.error) expectTypeOf(login.data.token).toEqualTypeOf<string>();
  if (!refresh.error) expectTypeOf(refresh.data.access_token).toEqualTypeOf<string>();
});

test('a known status narrows the body', async () => {
  const { error } = await apphandoff.sendPasswordReset({ email: 'ada@example.com' });

  expectTypeOf(error?.status).toEqualTypeOf<400 | 429 | 500 | 502 | undefined>();
  if (error?.status === 429) expectTypeOf(error.body.retryAfter).toEqualTypeOf<number>();
});

test('what needs nothing can be called with nothing', () => {
  apphandoff.getAuthStatus();
  apphandoff.getAuthMe({}, { headers: { Authorization: 'Bearer x' } });
});

test('a client carries the Supabase client that it is given, and only then', () => {
  const supabase = { updateUser: (_: { password: string }) => 'done' as const };
  const carrying = createAppHandoffClient({ baseUrl, supabase });

  expectTypeOf(carrying.supabase).toEqualTypeOf<typeof supabase>();
  expectTypeOf(carrying).toExtend<AppHandoffClient>();
  // @ts-expect-error: none was given
  apphandoff.supabase;
});

test('a client resets passwords with a client of ours, and not with supabase-js', () => {
  const ours = createAppHandoffClient({ baseUrl, supabase: createSupabaseClient({ baseUrl, anonKey: 'k' }) });
  const theirs = createAppHandoffClient({ baseUrl, supabase: { auth: { updateUser: () => 'done' } } });

  createPasswordReset(ours);
  // @ts-expect-error: nothing of it sets a password as ours does
  createPasswordReset(theirs);
  // @ts-expect-error: none was given
  createPasswordReset(apphandoff);
});
