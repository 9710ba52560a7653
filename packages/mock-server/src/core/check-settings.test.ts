import { expect, test } from 'vitest';
import { insforge } from '../providers/insforge/index.ts';
import { createMockServer } from './mock-server.ts';
import type { Provider } from './provider.ts';
import type { MockServerSettings } from './settings.ts';

const known =
  'Known: baseUrl, app, seed, situations, sessions, faults, clock, random, limits, delays, cors, store, upstream, onMail';

test.each([
  [{ limit: 'real' }, `A mock server has no setting "limit". ${known}`],
  [
    { resetPasswordMethod: 'link' },
    `A mock server has no setting "resetPasswordMethod". It is an option of InsForge: give it to the provider. ${known}`,
  ],
  [{ cors: 'opne' }, `Expected 'real' or 'open' as cors, not "opne".`],
  [{ limits: { send: 5 } }, 'Expected { max, windowMs }, or one of them, as limit "send", not 5.'],
  [{ onMail: 'me' }, 'Expected a function as onMail, not "me".'],
  [{ seed: {} }, 'Expected a list of accounts as seed, not {}.'],
  [{ faults: {} }, 'Expected a list as faults, not {}.'],
  [{ situations: [{ name: 'expired' }] }, 'situations[0]: Expected { name, email }, not {"name":"expired"}.'],
  [
    { situations: [{ name: 'expried', email: 'ada@example.com' }] },
    'situations[0]: InsForge has no situation "expried". Known: fresh, expired,',
  ],
  [{ sessions: ['ada'] }, 'sessions[0]: Expected the e-mail of an account, not "ada".'],
  [[], 'Expected an object of settings, not [].'],
  [null, 'Expected an object of settings, not null.'],
])('refuses the settings %j', (settings, sentence) => {
  expect(() => createMockServer(insforge(), settings as MockServerSettings)).toThrow(sentence);
});

test.each([
  ['the name of a backend', 'insforge', '"insforge"'],
  ['the function that makes a provider', insforge, 'the function insforge itself: call it'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
])('refuses %s in place of a provider', (_, given, what) => {
  expect(() => createMockServer(given as unknown as Provider)).toThrow(
    `Expected a provider, such as insforge() of @resetkit/mock-server/insforge, not ${what}.`,
  );
});
