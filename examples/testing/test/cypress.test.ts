import { expect, test } from 'vitest';
import { installedExample } from './installed-example.ts';
import { readmeShows } from './readme-shows.ts';

// The program of Cypress is downloaded from its maker, not from npm. Its package has the types.
process.env['CYPRESS_INSTALL_BINARY'] = '0';
const example = installedExample('cypress');

test('tasks and commands run under Node (Cypress itself does not run here: its program is not on npm)', async () => {
  const { code, output } = await example.run(['npm', 'test']);

  expect(output).toMatch(/^. pass 3$/m);
  expect(code).toBe(0);
});

test("the types of configuration and spec fit Cypress's", async () => {
  await example.write(
    'wrong.ts',
    `import { mockCommands } from '@resetkit/mock-server/cypress';

const mock = mockCommands('insforge');
// @ts-expect-error: InsForge has no such situation.
mock.situations.make('disabled');
mock.clock.now().then((now) => now.toFixed());
// @ts-expect-error: there may be none.
mock.accounts.find('ada@example.com').then((account) => account.email);
mock.accounts.find('ada@example.com').then((account) => account?.email.length);
`,
  );

  expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
});

test.each(['cypress.config.ts', 'cypress/e2e/reset-password.cy.ts'])('the README shows %s', async (file) => {
  expect(await readmeShows(`cypress/${file}`)).toBe(true);
});
