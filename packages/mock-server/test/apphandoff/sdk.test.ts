import { supabase } from '@resetkit/mock-server/supabase';
import { createAppHandoffClient } from '@resetkit/sdk/apphandoff';
import { createSupabaseClient } from '@resetkit/sdk/supabase';
import { describe, expect, test } from 'vitest';
import { ways } from './ways.ts';
import { follow, portal, textAt, u } from './world.ts';

describe.each(ways)('$name', ({ open }) => {
  test('one object takes a reset from asking for the mail to signing in', async () => {
    const { mock, fetch, baseUrl, projectUrl, close } = await open();
    const { anonKey } = supabase().options;
    const apphandoff = createAppHandoffClient({
      baseUrl,
      fetch,
      supabase: createSupabaseClient({ baseUrl: projectUrl, anonKey, fetch }),
    });
    try {
      await apphandoff.sendPasswordReset({ email: u.email, callback_origin: portal }).orThrow();
      const { link = '' } = await mock.outbox.waitFor({ to: u.email, kind: 'password-reset' });
      const { fragment } = await follow(fetch, link);
      const access_token = textAt(fragment, 'access_token');
      const refresh_token = textAt(fragment, 'refresh_token');
      const { redirectTo } = await apphandoff.exchangeSupabaseToken({ access_token, refresh_token }).orThrow();
      const asUser = { headers: { Authorization: `Bearer ${access_token}` } };
      const weak = await apphandoff.supabase.updateUser({ password: 'x' }, asUser);
      await apphandoff.supabase.updateUser({ password: 'u-new-pass2' }, asUser).orThrow();
      const fromPortal = { headers: { Origin: portal } };
      const old = await apphandoff.loginWithPassword({ email: u.email, password: u.password }, fromPortal);
      const signedIn = await apphandoff.loginWithPassword({ email: u.email, password: 'u-new-pass2' }, fromPortal);

      expect(redirectTo).toBe('/');
      expect(weak.error?.kind).toBe('weak-password');
      expect(old.error?.kind).toBe('unauthorized');
      expect(signedIn.data?.user).toMatchObject({ email: u.email });
    } finally {
      await close();
    }
  });
});
