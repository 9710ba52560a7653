import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';

import { plans } from '@resetkit/mock-server/verify';
import { expect, onTestFinished, test } from 'vitest';
import { file, run, serving } from './command.ts';

const providers = Object.keys(plans).join(', ');

test('ends with 0 if all answers are the same, and shows its progress', async () => {
  const { origin } = await serving('--limits', 'real');
  const json = await file('report.json', '');

  const ended = await run('verify', 'unleash', '--base-url', `${origin}/unleash`, '--only', 'a reset', '--json', json);

  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toBe(
    '[ 1/24] a reset\n24 exchanges compared: 24 the same, 0 with known differences only, 0 with unexpected differences.\n',
  );
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ provider: 'unleash', exchanges: 24, drifts: [] });
});

test('shows the token of a Resetkit server that asks for one', async () => {
  const { origin } = await serving('--limits', 'real', '--provider', 'unleash', '--token', 'secret');
  const asked = ['verify', 'unleash', '--base-url', `${origin}/unleash`, '--only', 'a reset', '--quiet'];

  expect(await run(...asked, '--token', 'secret')).toMatchObject({
    code: 0,
    stdout: '24 exchanges compared: 24 the same, 0 with known differences only, 0 with unexpected differences.\n',
  });
  expect(await run(...asked)).toMatchObject({ code: 2 });
});

test.each([
  ['apphandoff', [`anonKey=${supabase().options.anonKey}`]],
  [
    'stack-auth',
    ['projectId', 'publishableClientKey', 'secretServerKey'].map(
      (name) => `${name}=${Reflect.get(stackAuth().options, name)}`,
    ),
  ],
  ['supabase', []],
])('finds no difference between a served mock of %s and the mock', async (id, set) => {
  const { origin } = await serving('--provider', id, '--limits', 'real');
  const total = plans[id]?.scripts.reduce((sum, { steps }) => sum + steps.length, 0);

  const ended = await run(
    ...['verify', id, '--base-url', `${origin}/${id}`, '--quiet'],
    ...set.flatMap((assignment) => ['--set', assignment]),
  );

  expect(ended).toEqual({
    code: 0,
    stdout: `${total} exchanges compared: ${total} the same, 0 with known differences only, 0 with unexpected differences.\n`,
    stderr: '',
  });
});

test.each([
  ['insforge', 'insforge'],
  ['firebase', 'firebase'],
  ['pocketbase', 'pocketbase'],
  ['better-auth', 'better-auth/api/auth'],
])('gives the mock the options and the base path of a served mock of %s', async (id, path) => {
  const options = { firebase: { service: 'emulator' }, insforge: { passwordMinLength: 7 } };
  const content = Object.entries(options).map(([name, of]) => [name, { options: of }]);
  const seed = await file('seed.json', JSON.stringify(Object.fromEntries(content)));
  const { origin } = await serving('--limits', 'real', '--seed', seed);

  const { code, stdout } = await run('verify', id, '--base-url', `${origin}/${path}`, '--quiet');

  expect(stdout).toMatch(
    /^([1-9]\d*) exchanges compared: \1 the same, 0 with known differences only, 0 with unexpected/m,
  );
  expect(code).toBe(0);
});

test('ends with 1 and a table if the answers differ', async () => {
  const { origin } = await serving('--limits', 'real');
  const options = '{"passwordLoginDisabled":true}';

  const { code, stdout } = await run(
    ...['verify', 'unleash', '--base-url', `${origin}/unleash`, '--only', 'refused sign-ins'],
    ...['--quiet', '--options', options],
  );

  expect(code).toBe(1);
  expect(stdout).toMatch(/^exchange +what +server +mock\n-+ {2}/);
  expect(stdout).toMatch(/^refused sign-ins \/ nobody of that name +status +401 +422$/m);
});

test('skips scripts that change a server of somebody else, and ends with 2 if it compared nothing', async () => {
  const server = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const ended = await run('verify', 'unleash', '--base-url', `http://127.0.0.1:${port}`, '--only', 'a reset');

  expect(ended).toMatchObject({
    code: 2,
    stdout:
      'skipped: a reset: changes the server: needs --destructive\n0 exchanges compared: 0 the same, 0 with known differences only, 0 with unexpected differences.\n',
    stderr: expect.stringContaining('Nothing was compared: every script was skipped, for the reasons above.'),
  });
});

test.each([
  [[], `Say which provider: ${providers}.`],
  [['nope'], `Provider "nope" is not known. Known: ${providers}.`],
  [['unleash', 'insforge'], 'One provider at a time, not "insforge" as well.'],
  [['unleash'], '--base-url is missing: where does the server answer?'],
  [['unleash', '--base-url', 'nope'], '--base-url takes an http or https URL, not "nope".'],
  [['unleash', '--base-url', 'http://x', '--set', 'x'], '--set takes NAME=VALUE, not "x".'],
  [
    ['insforge', '--base-url', 'http://localhost:1', '--set', 'x=1'],
    '--set x: insforge has no such parameter. Known: anonKey.',
  ],
  [
    ['unleash', '--base-url', 'http://localhost:1', '--options', '5'],
    `--options takes a JSON object such as '{"version":"7"}', not "5".`,
  ],
  [
    ['unleash', '--base-url', 'http://localhost:1', '--options', '{"version":"9"}'],
    `--options: Unleash option "version": Expected '8' or '7'.`,
  ],
  [['unleash', '--base-url', 'http://localhost:9'], 'http://localhost:9 does not answer: bad port.'],
  [
    ['insforge', '--base-url', 'http://localhost:9', '--only', 'nope'],
    `--only "nope": no script has that in its name. Known: ${plans['insforge']?.scripts.map(({ name }) => name).join(', ')}.`,
  ],
  [['unleash', '--nope'], "Unknown option '--nope'. See resetkit verify --help."],
])('ends with 2 and one sentence: %j', async (args, sentence) => {
  const { code, stdout, stderr } = await run('verify', ...args, '--quiet');

  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `resetkit: ${sentence}\n` });
});

test('says that limits are off if a Resetkit server differs, which is the usual reason', async () => {
  const { origin } = await serving('--provider', 'insforge');

  const { code, stdout } = await run(
    ...['verify', 'insforge', '--base-url', `${origin}/insforge`, '--only', 'the limit of tries', '--quiet'],
  );

  expect(code).toBe(1);
  expect(stdout).toMatch(
    /with unexpected differences\.\nThis server is a Resetkit server\. Without --limits real its limits are off, and those of the mock are on\.\n$/,
  );
});

test('explains itself', async () => {
  const { code, stdout } = await run('verify', '--help');

  expect(code).toBe(0);
  expect(stdout).toContain('Usage: resetkit verify PROVIDER --base-url URL');
});
