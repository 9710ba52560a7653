import { type Config, defineConfig } from '@resetkit/mock-server/config';
import { expectTypeOf, test } from 'vitest';

test('a config has the options of each provider', () => {
  expectTypeOf(
    defineConfig({ seed: { insforge: { options: { resetPasswordMethod: 'link' } } } }),
  ).toEqualTypeOf<Config>();
  // @ts-expect-error It is a method of no provider.
  defineConfig({ seed: { insforge: { options: { resetPasswordMethod: 'pigeon' } } } });
  // @ts-expect-error There is no such provider.
  defineConfig({ seed: { supbase: {} } });
  // @ts-expect-error There is no such setting.
  defineConfig({ limit: 'real' });
});
