import { describe, expect, test } from 'vitest';
import { ada } from '../world.ts';
import { open, seen, vendorWays } from './open.ts';

describe.each(vendorWays)('$name', (way) => {
  test.each(['ES256', 'RS256'] as const)(
    'verifies the claims of an %s token without asking the server',
    async (jwtKeys) => {
      const paths: string[] = [];
      const watched = {
        ...way,
        async reach(...args: Parameters<typeof way.reach>) {
          const { url, fetch } = await way.reach(...args);
          const watching: typeof fetch = (input, init) => {
            paths.push(new URL(input instanceof Request ? input.url : input).pathname.replace(/^.*\/auth\/v1/, ''));
            return fetch(input, init);
          };
          return { url, fetch: watching };
        },
      };
      const { auth } = await open(watched, { jwtKeys });
      const { data } = await auth.signInWithPassword(ada);
      paths.length = 0;

      const { data: verified, error } = await auth.getClaims();

      expect(error).toBeNull();
      expect(verified).toMatchObject({
        header: { alg: jwtKeys, typ: 'JWT' },
        claims: { sub: ada.id, email: ada.email },
      });
      expect(paths).toEqual(['/.well-known/jwks.json']);
      const [head, claims] = data.session?.access_token.split('.') ?? [];
      expect(seen((await auth.getClaims(`${head}.${claims}.${'A'.repeat(86)}`)).error)).toMatchObject({
        message: 'Invalid JWT signature',
      });
    },
  );

  test('asks the server for the claims of a token that the shared secret has signed', async () => {
    const { auth } = await open(way);
    await auth.signInWithPassword(ada);

    const { data } = await auth.getClaims();

    expect(data).toMatchObject({ header: { alg: 'HS256', typ: 'JWT' }, claims: { sub: ada.id } });
  });
});
