import { expect, test } from 'vitest';
import { seen, start, u, unknown } from '../../../../test/apphandoff/world.ts';

const path = '/auth/send-magic-link';
const _taken = { status: 200, body: { ok: true } };

test('answers strangers alike', async () => {
  expect(seen(await start().post(path, { email: unknown }))).toEqual(
    seen(await start().post(path, { email: u.email })),
  );
});
