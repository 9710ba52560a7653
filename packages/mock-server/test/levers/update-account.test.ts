import { createMockServer } from '@resetkit/mock-server';
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
