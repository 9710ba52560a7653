import { expect, test } from 'vitest';
import { start, u } from '../../../test/firebase/world.ts';

test.each<[object, RegExp]>([
  [{ email: 'no address' }, /e-mail address as an account's email, not "no address"/],
  [{ id: 'a/b' }, /up to 128 characters without "\/" as the id of a Firebase account, not "a\/b"/],
  [{ id: 'x'.repeat(129) }, /up to 128 characters/],
  [{ disabled: 'yes' }, /true or false as an account's disabled, not "yes"/],
])('refuses to seed %j', (more, sentence) => {
  const seed = [{ ...u, ...more }] as never;

  expect(() => start({}, { seed })).toThrow(sentence);
});

test.each<[object, RegExp]>([
  [{ servise: 'hosted' }, /Firebase Auth has no option "servise". Known: service, /],
  [{ service: 'local' }, /"service"/],
  [{ projectId: 'Not An Id' }, /"projectId"/],
  [{ apiKey: '' }, /"apiKey"/],
  [{ apiKey: 'key@worker-3' }, /"apiKey": Expected a key without "@": after it apps name a namespace/],
  [{ actionUrl: 'nowhere' }, /"actionUrl"/],
  [{ actionUrl: 'localhost:3000/reset' }, /"actionUrl": Expected an absolute URL, such as http/],
  [{ authorizedDomains: ['https://app.example.com'] }, /Expected a domain without scheme, port and path/],
  [{ authorizedDomains: ['localhost:3000'] }, /Expected a domain without scheme, port and path/],
  [
    {
      passwordPolicy: {
        enforcementState: 'OFF',
        customStrengthOptions: { minPasswordLength: 20, maxPasswordLength: 10 },
      },
    },
    /Expected a minPasswordLength up to maxPasswordLength/,
  ],
  [{ passwordPolicy: { enforcementState: 'MAYBE' } }, /"passwordPolicy/],
])('refuses the options %j', (options, sentence) => {
  expect(() => start(options)).toThrow(sentence);
});

test.each<object>([
  { actionUrl: 'myapp://reset' },
  { authorizedDomains: ['localhost', '127.0.0.1', '[::1]', 'app.example.com'] },
])('takes the options %j', async (options) => {
  expect(await start(options).mock.options.get()).toMatchObject(options);
});
