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
  [{ actionUrl: 'nowhere' }, /"actionUrl"/],
  [{ passwordPolicy: { enforcementState: 'MAYBE' } }, /"passwordPolicy/],
])('refuses the options %j', (options, sentence) => {
  expect(() => start(options)).toThrow(sentence);
});
