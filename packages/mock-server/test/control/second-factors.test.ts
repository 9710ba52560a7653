import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { type SupabaseAccount, supabase } from '@resetkit/mock-server/supabase';
import { expect, test } from 'vitest';
import { controlling } from './controlling.ts';

/** The secret and a time of RFC 6238, appendix B, with the last six of its eight digits. */
const vector = { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', clock: '2005-03-18T01:58:29Z', code: '081804' };
const ada = { email: 'ada@example.com', secondFactors: [{ secret: vector.secret }] };
const start = (seed: SupabaseAccount) => createMockServer(supabase(), { seed: [seed], clock: vector.clock });

test('shows the code of a seeded second factor by the clock of the mock, in-process and over HTTP', async () => {
  const mock = start(ada);
  const { control } = await controlling({}, {}, {}, [mock]);

  expect(await mock.secondFactors.code('ADA@example.com')).toBe(vector.code);
  expect(await control('GET', '/supabase/second-factors/ada@example.com/code')).toEqual({
    status: 200,
    body: { code: vector.code },
  });
  mock.clock.advance('30s');
  expect(await mock.secondFactors.code(ada.email)).not.toBe(vector.code);
});

test('shows the code of a verified second factor first', async () => {
  const factors = [{ friendlyName: 'b', status: 'unverified' as const }];
  const mock = start({ ...ada, secondFactors: [...ada.secondFactors, ...factors] });

  expect(await mock.secondFactors.code(ada.email)).toBe(vector.code);
});

test.each([
  ['a project of its own', () => createMockServer(apphandoff(), { seed: [ada], clock: vector.clock })],
  ['a given one', () => createMockServer(apphandoff(), { behind: start(ada) })],
])('shows the code of an account that AppHandoff stores in %s', async (_, make) => {
  const mock = make();
  const { control } = await controlling({}, {}, {}, [mock]);

  expect(await mock.secondFactors.code('ADA@example.com')).toBe(vector.code);
  expect(await control('GET', '/apphandoff/second-factors/ada@example.com/code')).toEqual({
    status: 200,
    body: { code: vector.code },
  });
  const detail = 'No account with the e-mail "nobody@example.com" has a second factor.';
  await expect(mock.secondFactors.code('nobody@example.com')).rejects.toThrow(detail);
});

test.each([
  ['nobody@example.com', 'supabase'],
  ['ada@example.com', 'stack-auth'],
])('has no code of %s in %s', async (email, provider) => {
  const mock = provider === 'supabase' ? start(ada) : createMockServer(stackAuth(), { seed: [{ email }] });
  const { control } = await controlling({}, {}, {}, [mock]);
  const detail = `No account with the e-mail "${email}" has a second factor.`;

  await expect(mock.secondFactors.code(email)).rejects.toThrow(detail);
  expect(await control('GET', `/${provider}/second-factors/${email}/code`)).toEqual({
    status: 404,
    body: { type: 'about:blank', title: 'Not Found', status: 404, detail },
  });
});

test.each([
  [{}, "Expected a list as an account's secondFactors, not {}."],
  [['x'], 'Expected a second factor such as { friendlyName: \'phone\' }, not "x".'],
  [[{ nope: 1 }], 'A second factor has no field "nope". Known: friendlyName, secret, status.'],
  [[{ secret: 'abc' }], 'Expected base32 without padding as a second factor\'s secret, not "abc".'],
  [[{ status: 'on' }], "Expected 'verified' or 'unverified' as a second factor's status, not \"on\"."],
  [[{}, {}], 'Expected second factors with different names, not two with "".'],
])('refuses an account with the second factors %j', async (secondFactors, detail) => {
  const { control } = await controlling({}, {}, {}, [start(ada)]);

  expect(await control('POST', '/supabase/accounts', { email: 'bob@example.com', secondFactors })).toEqual({
    status: 400,
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail },
  });
});
