// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/reset" }
import { createMockServer } from '@resetkit/mock-server';
import { setupMockWorker } from '@resetkit/mock-server/browser';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { setupMockServer } from '@resetkit/mock-server/node';
import { expect, onTestFinished, test, vi } from 'vitest';

const warning =
  'Resetkit: NODE_ENV is production. A mock server has accounts, keys and codes that everyone knows: it is for development and tests.';

/** What is printed as a warning until the test is over. */
function warnings() {
  const printed = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => {
    printed.mockRestore();
    vi.unstubAllEnvs();
  });
  return printed;
}

test('a worker refuses to mock the backend of a page that other machines can open', () => {
  expect(() => setupMockWorker(createMockServer(insforge()))).toThrow(
    'Resetkit mocks the backend of this page, which other machines can open at app.example.com. If that is wanted: setupMockWorker(mock, { allowPublicPage: true }).',
  );
});

test('it does so if that is wanted', () => {
  // MSW itself has no worker in a simulated page, and says so.
  expect(() => setupMockWorker(createMockServer(insforge()), { allowPublicPage: true })).toThrow(/\[MSW\]/);
});

test.each(['production', 'test'])('helpers for Node warn in production only: %s', async (environment) => {
  const printed = warnings();
  vi.stubEnv('NODE_ENV', environment);
  const mock = createMockServer(insforge());

  setupMockServer(mock);
  const server = await serve(mock, { port: 0 });
  onTestFinished(server.close);

  expect(printed.mock.calls).toEqual(environment === 'production' ? [[warning], [warning]] : []);
});
