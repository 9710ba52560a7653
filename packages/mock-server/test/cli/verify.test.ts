import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';

import { plans } from '@resetkit/mock-server/verify';
import { expect, onTestFinished, test } from 'vitest';
import { file, run, serving } from './command.ts';

test('ends with 0 where server and mock are the same, and shows how far it is', async () => {
  const { origin } = await serving('--limits', 'real');
  const json = await file('report.json', '');

  const ended = await run('verify', 'unleash', '--base-url', `${origin}/unleash`, '--only', 'a reset', '--json', json);

  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toBe('[ 1/24] a reset\nOf 24 exchanges 24 are the same, 0 differ as is known, 0 drift apart.\n');
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ provider: 'unleash', exchanges: 24, drifts: [] });
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
])('finds that a served mock of %s is itself, in every exchange', async (id, set) => {
  const { origin } = await serving('--provider', id, '--limits', 'real');
  const total = plans[id]?.scripts.reduce((sum, { steps }) => sum + steps.length, 0);

  const ended = await run(
    ...['verify', id, '--base-url', `${origin}/${id}`, '--quiet'],
    ...set.flatMap((assignment) => ['--set', assignment]),
  );

  expect(ended).toEqual({
    code: 0,
    stdout: `Of ${total} exchanges ${total} are the same, 0 differ as is known, 0 drift apart.\n`,
    stderr: '',
  });
});

test('ends with 1 where they drift apart, with a table', async () => {
  const { origin } = await serving('--limits', 'real');
  const options = '{"passwordLoginDisabled":true}';

  const { code, stdout } = await run(
    ...['verify', 'unleash', '--base-url', `${origin}/unleash`, '--only', 'signing in in vain'],
    ...['--quiet', '--options', options],
  );

  expect(code).toBe(1);
  expect(stdout).toMatch(/^exchange +what +server +mock\n-+ {2}/);
  expect(stdout).toMatch(/^signing in in vain \/ nobody of that name +status +401 +422$/m);
});

test('leaves out what is not safe where the server is not its own, and does not call nothing a success', async () => {
  const server = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const ended = await run('verify', 'unleash', '--base-url', `http://127.0.0.1:${port}`, '--only', 'a reset');

  expect(ended).toMatchObject({
    code: 2,
    stdout:
      'skipped: a reset: leaves something behind: needs --destructive\nOf 0 exchanges 0 are the same, 0 differ as is known, 0 drift apart.\n',
    stderr: expect.stringContaining('Nothing was compared: every script was skipped, for the reasons above.'),
  });
});

test.each([
  [[], 'Say which provider: apphandoff, insforge, stack-auth, supabase, unleash.'],
  [['nope'], 'Provider "nope" is not known. Known: apphandoff, insforge, stack-auth, supabase, unleash.'],
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

test('explains itself', async () => {
  const { code, stdout } = await run('verify', '--help');

  expect(code).toBe(0);
  expect(stdout).toContain('Usage: resetkit verify PROVIDER --base-url URL');
});
