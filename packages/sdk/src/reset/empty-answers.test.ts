import { expect, test, vi } from 'vitest';
import type { Fetch } from '../client/options.ts';
import { createInsforgeClient } from '../providers/insforge/index.ts';
import { createSupabaseClient } from '../providers/supabase/index.ts';
import { createPasswordReset } from './password-reset.ts';

const baseUrl = 'https://backend.test';
const email = 'ada@example.com';
const newPassword = 'Difference-Engine-1822';

/** Flows whose backend answers everything so. */
function answering(body: unknown) {
  const fetch = vi.fn<Fetch>(async () => Response.json(body));
  return {
    fetch,
    insforge: createPasswordReset(createInsforgeClient({ baseUrl, fetch })),
    supabase: createPasswordReset(createSupabaseClient({ baseUrl, fetch, anonKey: 'k' })),
  };
}

const noToken = { kind: 'unexpected-response', message: 'The answer has no token' };

test.each([null, {}, { access_token: '', token: '' }])(
  'digits that are answered with %o lead nowhere',
  async (body) => {
    const { insforge, supabase } = answering(body);

    for (const reset of [insforge, supabase]) {
      const { data, error, response } = await reset.exchange('481502', { email });

      expect({ data, error, status: response?.status }).toEqual({ data: undefined, error: noToken, status: 200 });
      expect(reset.state.step).toBe('start');
    }
  },
);

test.each([null, {}])('a link whose token is answered with %o sets no password', async (body) => {
  const { supabase, fetch } = answering(body);

  const { error } = await supabase.confirm({ newPassword, token: 'hash' });

  expect(error).toEqual(noToken);
  expect(fetch).toHaveBeenCalledOnce();
  expect(supabase.state.step).toBe('start');
});

test.each([null, {}, { passwordMinLength: 'x' }])('settings that are %o have no rules', async (body) => {
  const { insforge } = answering(body);

  expect((await insforge.passwordRules()).data).toEqual([]);
});
