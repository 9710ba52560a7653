import { expect, test } from 'vitest';
import { defaultOptions, parseOptions } from './options.ts';

test('fills in what a project has that was made through the API', () => {
  expect(parseOptions({}, defaultOptions)).toEqual(defaultOptions);
  expect(parseOptions({ allowLocalhost: undefined }, defaultOptions)).toEqual(defaultOptions);
});

test('changes what is named and leaves the rest', () => {
  const before = parseOptions({ magicLinkEnabled: true }, defaultOptions);

  expect(parseOptions({ projectId: 'internal' }, before)).toEqual({
    ...defaultOptions,
    magicLinkEnabled: true,
    projectId: 'internal',
  });
});

test('refuses a name that it does not know, and says which there are', () => {
  expect(() => parseOptions({ trustedDomain: [] }, defaultOptions)).toThrow(
    'Stack Auth has no option "trustedDomain". Known: projectId, projectDisplayName, publishableClientKey, secretServerKey, superSecretAdminKey, requirePublishableClientKey, trustedDomains, allowLocalhost, credentialEnabled, signUpEnabled, magicLinkEnabled, requireEmailVerification, createTeamOnSignUp, clientUserDeletionEnabled, oauthProviders, botChallenge, signUpRules, apiUrl, profile.',
  );
});

test.each<[unknown, string]>([
  [null, 'Expected an object of Stack Auth options, not null.'],
  [[], 'Expected an object of Stack Auth options, not [].'],
  [{ projectId: '' }, 'Stack Auth option "projectId": Expected a string that is not empty.'],
  [{ allowLocalhost: 1 }, 'Stack Auth option "allowLocalhost": Expected true or false.'],
  [
    { trustedDomains: ['example.com'] },
    'Stack Auth option "trustedDomains.0": Expected patterns such as \'https://*.example.com\'.',
  ],
  [{ profile: 'new' }, "Stack Auth option \"profile\": Expected 'stack' or 'hexclave'."],
  [{ apiUrl: 'x' }, 'Stack Auth option "apiUrl": Expected an absolute URL.'],
])('refuses %j', (patch, sentence) => {
  expect(() => parseOptions(patch, defaultOptions)).toThrow(sentence);
});
