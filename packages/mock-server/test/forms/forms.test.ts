import type { AnyPasswordReset } from '@resetkit/sdk';
import * as apphandoff from '@resetkit/sdk/apphandoff/schemas';
import * as firebase from '@resetkit/sdk/firebase/schemas';
import * as insforge from '@resetkit/sdk/insforge/schemas';
import * as pocketbase from '@resetkit/sdk/pocketbase/schemas';
import * as stackAuth from '@resetkit/sdk/stack-auth/schemas';
import * as supabase from '@resetkit/sdk/supabase/schemas';
import * as unleash from '@resetkit/sdk/unleash/schemas';
import { describe, expect, test } from 'vitest';
import { email, newPassword, oldPassword, page, worlds } from '../flow/backends.ts';
import { libraries } from './libraries.ts';

/** Each backend with its forms, in each way in which it mails. */
const pairs = [
  ['InsForge, by code', insforge],
  ['InsForge, by link', insforge],
  ['Supabase, by link', supabase],
  ['Supabase, by PKCE link', supabase],
  ['Supabase, by code', supabase],
  ['AppHandoff', apphandoff],
  ['Stack Auth', stackAuth],
  ['Unleash', unleash],
  ['PocketBase', pocketbase],
  ['Firebase Auth', firebase],
] as const;

describe.each(libraries)('%s', (_, fill) => {
  test.each(pairs)('%s: what its forms let through takes an account to a new password', async (name, forms) => {
    const world = await worlds[name]('in-process');
    const reset: AnyPasswordReset = world.flow();

    const request = await fill<insforge.RequestValues>(forms.requestForm, { email, redirectTo: page });
    expect(request).toEqual({ sent: { email, redirectTo: page } });
    const { data } = await reset.request(request.sent as never);
    if (data?.next === 'code' && 'codeForm' in forms) {
      const code = await fill(forms.codeForm, { code: await world.code() });
      await reset.exchange?.(code.sent?.code ?? '');
    } else {
      reset.readLink(await world.follow());
    }
    const { data: rules } = await reset.passwordRules();
    const twice = { newPassword, repeated: newPassword };
    const password = await fill(forms.passwordForm(rules ?? []), twice);
    expect(password).toEqual({ sent: twice });
    const done = await reset.confirm(password.sent ?? { newPassword: '' });

    expect(done.data).toMatchObject({ step: 'done' });
    expect(await world.canSignIn(newPassword)).toBe(true);
    expect(await world.canSignIn(oldPassword)).toBe(false);
  });

  test('says beside an address that it is none, and sends nothing', async () => {
    expect(await fill(insforge.requestForm, { email: 'ada@example', redirectTo: page })).toEqual({
      messages: { email: ['Enter an e-mail address, such as ada@example.com.'] },
    });
  });

  test('says beside a code what codes are', async () => {
    expect(await fill(insforge.codeForm, { code: '12345' })).toEqual({
      messages: { code: ['The code has 6 digits and nothing else.'] },
    });
  });

  test('says beside a password each rule that it breaks, and beside the other that it is another', async () => {
    expect(await fill(unleash.passwordForm(), { newPassword: 'aaaaaaaaaa1!', repeated: 'a' })).toEqual({
      messages: {
        newPassword: ['Do not use a character more than 2 times in a row.', 'Use a capital letter.'],
        repeated: ['The two passwords are not the same.'],
      },
    });
  });

  test("refuses by a project's own rules what the project would refuse", async () => {
    const world = await worlds['InsForge, by code']('in-process');
    await world.mock.options.set({ passwordMinLength: 12, requireNumber: true });
    const { data: rules } = await world.flow().passwordRules();

    expect(await fill(insforge.passwordForm(rules, { repeated: false }), { newPassword: 'short' })).toEqual({
      messages: { newPassword: ['Use at least 12 characters.', 'Use a digit.'] },
    });
  });
});
