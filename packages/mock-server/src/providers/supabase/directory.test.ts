import { expect, test } from 'vitest';
import { start } from '../../../test/supabase/world.ts';

test('keeps an account whose replacement would take the id of another one', async () => {
  const [one, two] = [
    { id: '00000000-0000-4000-8000-000000000001', email: 'one@example.com' },
    { id: '00000000-0000-4000-8000-000000000002', email: 'two@example.com' },
  ];
  const { mock } = start({}, { seed: [one, two] });
  const before = await mock.accounts.list();

  await expect(mock.accounts.put({ ...one, id: two.id })).rejects.toThrow(
    `Another account has the id ${two.id} already.`,
  );
  expect(await mock.accounts.list()).toEqual(before);
});
