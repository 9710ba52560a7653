import { mockCommands } from '@resetkit/mock-server/cypress';

const mock = mockCommands('insforge');

beforeEach(() => {
  mock.restart();
});

it('opens the link of a reset mail', () => {
  mock.options.set({ resetPasswordMethod: 'link' });
  mock.situations.make('fresh').then(({ link = '' }) => {
    cy.visit(link);
    cy.contains('Reset');
  });
});
