import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { createMockServer } from '@resetkit/mock-server';
import { mockCommands, resetkitTasks } from '@resetkit/mock-server/cypress';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';

// Cypress's binary is not needed here: what it does with tasks is done by this stand-in for `cy`. Arguments and answers
// travel as JSON, and `undefined` is no answer.
const backend = createMockServer(insforge());
const server = await serve(backend, { port: 0 });
after(() => server.close());
const tasks = resetkitTasks({ baseUrl: server.url });
const asJson = (value) => JSON.parse(JSON.stringify(value));
globalThis.cy = {
  task: async (name, argument) => {
    const answer = await tasks[name](asJson(argument));
    assert.notEqual(answer, undefined);
    return asJson(answer);
  },
};

const mock = mockCommands('insforge');
beforeEach(() => mock.restart());

test('without the binary of Cypress: a command runs as a task and yields what the call gives', async () => {
  const { email, code } = await mock.situations.make('fresh');

  const [mail] = await mock.outbox.list({ to: email });

  assert.equal(mail.code, code);
  assert.equal((await backend.outbox.list({ to: email }))[0].code, code);
});

test('without the binary of Cypress: a command that gives nothing yields null', async () => {
  assert.equal(await mock.accounts.find('nobody@example.com'), null);
});

test('without the binary of Cypress: a wrong argument fails with the sentence of the mock server', async () => {
  await assert.rejects(mock.clock.advance('soon'), /soon/);
});
