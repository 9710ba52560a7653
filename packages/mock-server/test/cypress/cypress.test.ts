import { type MockCall, mockCommands, resetkitTasks } from '@resetkit/mock-server/cypress';
import { expect, expectTypeOf, test } from 'vitest';

// What runs in Cypress's place, and Cypress's own types: examples/testing/cypress.

test('commands outside of Cypress say what to use instead', () => {
  expect(() => mockCommands('insforge').restart()).toThrow('createMockControl of @resetkit/mock-server/control');
});

test('tasks refuse a URL that is none when Cypress starts', () => {
  expect(() => resetkitTasks({ baseUrl: 'localhost:7357' })).toThrow('Expected the URL of a Resetkit server');
});

test.each(['situation.make', 'backendUrl', 'outbox', 'toString', 'outbox.list.call'])(
  'a task refuses what is no call of a mock server: %s',
  async (name) => {
    const { resetkit } = resetkitTasks({ baseUrl: 'http://localhost:1' });
    const call: MockCall = { provider: 'insforge', name, args: [] };

    await expect(resetkit(call)).rejects.toThrow(`A mock server has no call ${name}`);
  },
);

test('a server that is not there fails at once', async () => {
  const { resetkit } = resetkitTasks({ baseUrl: 'http://localhost:1' });

  await expect(resetkit({ provider: 'insforge', name: 'restart', args: [] })).rejects.toThrow('http://localhost:1');
});

test('commands take what the backend has', () => {
  const mock = mockCommands('insforge');

  expectTypeOf(mock.situations.make).parameter(0).toExtend<string>();
  expectTypeOf<'expired'>().toExtend<Parameters<typeof mock.situations.make>[0]>();
  expectTypeOf<'disabled'>().not.toExtend<Parameters<typeof mock.situations.make>[0]>();
});
