import { expect, test } from 'vitest';
import { insforge } from '../providers/insforge/index.ts';
import { checkMockTestSettings } from './check-mock-test-settings.ts';

const takes = `Playwright's mockTest takes the address of a server: { baseUrl: 'http://localhost:7357', provider: 'insforge' }.`;
const known = 'Known: baseUrl, provider, token, fetch, ownPort.';

test.each([
  ['a misspelt name', { baseURL: 'http://localhost:7357' }, `${takes} It has no setting "baseURL". ${known}`],
  ['a namespace that tests would share', { namespace: 'mine' }, `${takes} It has no setting "namespace". ${known}`],
  ['a provider', insforge(), `${takes} It has no setting "id". ${known}`],
  ['the function of a provider', insforge, takes],
  ['a URL', 'http://localhost:7357', takes],
  ['nothing', null, takes],
])('refuses %s', (_, settings, message) => {
  expect(() => checkMockTestSettings(settings as object)).toThrow(new Error(message));
});

test('takes every setting there is', () => {
  const settings = { baseUrl: 'http://localhost:7357', provider: 'insforge', token: 'one', fetch, ownPort: true };

  expect(() => checkMockTestSettings(settings)).not.toThrow();
});
