import { createMockServer } from '@resetkit/mock-server';
import { expect, test } from 'vitest';
import { registry } from '../registry.ts';

const email = 'ada@example.com';
const noticing = Object.keys(registry).filter((id) => registry[id]?.({}).refusedMail);

test.each(noticing)('%s: a refusal waits for a request that has a mail to send', async (id) => {
  const provider = registry[id]?.({}) ?? expect.fail(id);
  const mock = createMockServer(provider, { seed: [{ ...provider.demo, email }] });
  const ask = async (address: string): Promise<void> => {
    const options = await mock.options.get();
    const { method, target, headers, json } =
      provider.resetSteps?.ask({ email: address, options }) ?? expect.fail('no reset');
    const sent = { 'content-type': 'application/json', ...headers };
    await mock.fetch(target, { method, headers: sent, body: JSON.stringify(json) });
  };
  await mock.faults.add({ mail: 'password-reset', do: 'refuse', times: 1 });

  await ask('nobody@example.com');
  const unused = await mock.faults.unused();
  for (const address of [email, email]) await ask(address);

  expect(unused).toHaveLength(1);
  expect(await mock.faults.unused()).toEqual([]);
  expect((await mock.journal.list()).map(({ fault, mails }) => [fault, mails.length])).toEqual([
    [undefined, 1],
    ['fault-1', 0],
    [undefined, 0],
  ]);
});
