import type { AnyPasswordReset } from '@resetkit/sdk';
import * as insforge from '@resetkit/sdk/insforge/schemas';
import * as unleash from '@resetkit/sdk/unleash/schemas';
import { describe, expect, test } from 'vitest';
import { worldNamed } from '../flow/backends.ts';
import { email, newPassword, oldPassword, page } from '../flow/world.ts';
import { backends } from './backends.ts';
import { libraries } from './libraries.ts';

describe.each(libraries)('%s', (_, fill) => {
  test.each(backends)(
    '$name: what its forms let through takes an account to a new password',
    async ({ make, forms }) => {
      const world = await make('in-process');
      const reset: AnyPasswordReset = world.flow();

      const request = await fill<insforge.RequestValues>(forms.requestForm, { email, redirectTo: page });
      expect(request).toEqual({ sent: { email, redirectTo: page } });
      const { data } = await reset.request(request.sent as never);
      if (data?.next === 'code' && forms.codeForm) {
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
    },
  );

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
    const world = await worldNamed('InsForge, by code')('in-process');
    await world.mock.options.set({ passwordMinLength: 12, requireNumber: true });
    const { data: rules } = await world.flow().passwordRules();

    expect(await fill(insforge.passwordForm(rules, { repeated: false }), { newPassword: 'short' })).toEqual({
      messages: { newPassword: ['Use at least 12 characters.', 'Use a digit.'] },
    });
  });
});
