import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { expect, onTestFinished, test } from 'vitest';
import { registry } from '../registry.ts';

test.each(Object.entries(registry))('%s: an account that is updated keeps what was not given', async (_id, make) => {
  const provider = make({});
  const mock = createMockServer(provider, { seed: [provider.demo] });
  onTestFinished(() => mock.close());
  const before = await mock.accounts.find(provider.demo.email);

  const changed = await mock.accounts.update(provider.demo.email, { name: 'Countess' });

  expect(changed).toEqual({ ...before, name: 'Countess', hasPassword: true });
  expect(await mock.accounts.find(provider.demo.email)).toEqual(changed);
});

test('an update without a password is no new password in the timeline, and one with it is', async () => {
  const mock = createMockServer(insforge(), { seed: [{ email: 'ada@example.com', password: 'old-password1' }] });
  onTestFinished(() => mock.close());
  const passwords = async () => {
    const { entries } = await mock.timeline('ada@example.com');
    return entries.filter(({ what }) => what === 'password').map(({ by }) => by);
  };

  await mock.accounts.update('ada@example.com', { name: 'Ada', password: 'old-password1' });
  expect(await passwords()).toEqual([]);

  await mock.accounts.update('ada@example.com', { password: 'new-password1' });
  expect(await passwords()).toEqual([{ what: 'accounts.update' }]);
});
