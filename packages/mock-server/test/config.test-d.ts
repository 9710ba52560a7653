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
  // @ts-expect-error There is no such situation.
  defineConfig({ seed: { insforge: { situations: [{ name: 'expird', email: 'ada@example.com' }] } } });
  // @ts-expect-error Unleash has no codes.
  defineConfig({ seed: { unleash: { situations: [{ name: 'out-of-tries', email: 'ada@example.com' }] } } });
  defineConfig({
    seed: {
      insforge: {
        faults: [
          { operation: 'signIn', status: 429 },
          { mail: 'any', do: 'lose' },
        ],
      },
    },
  });
  // @ts-expect-error There is no such operation.
  defineConfig({ seed: { insforge: { faults: [{ operation: 'signin', status: 429 }] } } });
  // @ts-expect-error It never answers so.
  defineConfig({ seed: { insforge: { faults: [{ operation: 'signIn', status: 418 }] } } });
  // @ts-expect-error An account has no such field.
  defineConfig({ seed: { insforge: { accounts: [{ emial: 'ada@example.com' }] } } });
  // @ts-expect-error There is no such setting.
  defineConfig({ limit: 'real' });
});
