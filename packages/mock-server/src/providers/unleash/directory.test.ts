import { createMockServer } from '@resetkit/mock-server';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, test } from 'vitest';

const ada = { id: '7', email: 'ada@example.com', username: 'ada' };
const start = () => createMockServer(unleash(), { seed: [ada] });

test.each([
  [{ email: 'bob@example.com', id: '7' }, 'Another account has the id 7 already.'],
  [{ email: 'bob@example.com', id: '1' }, 'Another account has the id 1 already.'],
  [{ email: 'bob@example.com', username: 'ada' }, 'Another account has the user name "ada" already.'],
])('refuses %j beside an account that has that already', async (account, why) => {
  const { accounts } = start();
  const before = await accounts.list();

  await expect(accounts.put(account)).rejects.toThrow(why);

  expect(await accounts.list()).toEqual(before);
});

test('replaces an account under another id, and leaves none under the old one', async () => {
  const { accounts } = start();
  await accounts.put({ ...ada, id: '9', name: 'Ada' });

  expect((await accounts.list()).map(({ id, email }) => [id, email])).toEqual([
    ['1', 'admin'],
    ['9', 'ada@example.com'],
  ]);
});

test('lets an account that is put again cool down on', async () => {
  // The limit of the client's address would refuse the second one too.
  const mock = createMockServer(unleash(), { seed: [ada], limits: { passwordReset: { max: 10 } } });
  const ask = async (): Promise<number> => {
    const body = JSON.stringify({ email: ada.email });
    const headers = { 'content-type': 'application/json' };
    return (await mock.fetch('/auth/reset/password-email', { method: 'POST', headers, body })).status;
  };
  await ask();
  await mock.accounts.put(ada);

  expect(await ask()).toBe(429);
});

test('finds an account without an address by its user name in any case, the first of several', async () => {
  const { accounts } = start();
  await accounts.put({ id: '9', email: 'Grace' });
  await accounts.put({ id: '8', email: 'GRACE' });

  expect((await accounts.find('GRACE'))?.id).toBe('8');
  expect((await accounts.find('grace'))?.id).toBe('8');
  expect((await accounts.find('ADMIN'))?.id).toBe('1');
  expect(await accounts.find('ADA')).toBeUndefined();
});

test('says what an account is if it is given nothing', async () => {
  // @ts-expect-error An account is needed.
  await expect(start().accounts.put(undefined)).rejects.toThrow('Expected an account such as { email:');
});
