import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFlags } from '../../src/cli/flags.ts';
import { importTypeScript } from '../../src/cli/import-typescript.ts';
import { registry } from '../../src/registry.ts';
import { file, refusal, run, serving } from './command.ts';

const known =
  'Known: port, host, providers, limits, delays, cors, app, upstream, publicUrl, allowHosts, token, magicAddresses, store, smtp, quiet, verbose, seed.';

const ids = Object.keys(registry).join(', ');

async function accountsAt(origin: string, id: string): Promise<readonly string[]> {
  const { accounts } = await (await fetch(`${origin}/_resetkit/${id}/accounts`)).json();
  return accounts.map(({ email }: { email: string }) => email);
}

const typescript = `
interface Person { readonly email: string }
const bob = { email: 'bob@example.com' } satisfies Person;
export default { limits: 'real', delays: 5, seed: { insforge: { options: { resetPasswordMethod: 'link' }, accounts: [bob] } } };
`;
const javascript =
  "export default { limits: 'real', delays: 5, seed: { insforge: { accounts: [{ email: 'bob@example.com' }] } } };";
const json = JSON.stringify({
  limits: 'real',
  delays: 5,
  seed: { insforge: { accounts: [{ email: 'bob@example.com' }] } },
});

test.each([
  ['resetkit.config.ts', typescript],
  ['resetkit.config.mjs', javascript],
  ['resetkit.config.js', javascript],
  ['resetkit.config.json', json],
])('serves what %s says', async (name, content) => {
  const config = await file(name, content);

  const { text, origin } = await serving('--config', config);

  expect(text).toContain('  Limits      real   Delays  5   CORS  real\n');
  expect(text).toContain(`  Account     1 from ${config}\n`);
  expect(await accountsAt(origin, 'insforge')).toEqual(['bob@example.com']);
  expect((await fetch(`${origin}/_resetkit/unleash/accounts`)).status).toBe(404);
});

test('flags win over it', async () => {
  const config = await file(
    'resetkit.config.json',
    JSON.stringify({
      limits: 'real',
      cors: 'open',
      magicAddresses: true,
      verbose: true,
      smtp: 'smtp://localhost:1025',
      seed: 'none',
    }),
  );
  const seed = await file('seed.json', JSON.stringify([{ email: 'eve@example.com' }]));

  const flags = await readFlags(['--config', config, '--limits', 'off', '--seed', seed, '--provider', 'unleash']);

  expect(flags).toMatchObject({ limits: 'off', cors: 'open', seed, providers: ['unleash'], atRoot: true });
  expect(flags).toMatchObject({ magicAddresses: true, verbose: true, smtp: 'smtp://localhost:1025' });
});

test('a typed flag wins over the switch that contradicts it', async () => {
  const quiet = await file('resetkit.config.json', JSON.stringify({ quiet: true }));
  const verbose = await file('resetkit.config.json', JSON.stringify({ verbose: true }));

  expect(await readFlags(['--config', quiet, '--verbose'])).toMatchObject({ quiet: false, verbose: true });
  expect(await readFlags(['--config', verbose, '--quiet'])).toMatchObject({ quiet: true, verbose: false });
});

test('may name the schema with which editors check it, and so may its seed', async () => {
  const $schema = './node_modules/@resetkit/mock-server/dist/schemas/config.json';
  const seed = { $schema, insforge: { accounts: [{ email: 'bob@example.com' }] } };
  const config = await file('resetkit.config.json', JSON.stringify({ $schema, seed }));

  const { origin } = await serving('--config', config);

  expect(await accountsAt(origin, 'insforge')).toEqual(['bob@example.com']);
});

test('may be a promise', async () => {
  const config = await file('resetkit.config.mjs', "export default Promise.resolve({ limits: 'real' });");

  expect(await readFlags(['--config', config])).toMatchObject({ limits: 'real' });
});

test('in TypeScript is read by Node where jiti is not installed, and is refused where Node cannot do it', async () => {
  const notInstalled = (): Promise<never> => Promise.reject(new Error("Cannot find package 'jiti'"));
  // Node 20 cannot read types: here the file has none.
  const plain = await file('resetkit.config.mjs', 'export default { port: 7000 };');

  expect(await importTypeScript(plain, notInstalled, true)).toMatchObject({ default: { port: 7000 } });
  await expect(importTypeScript(plain, notInstalled, false)).rejects.toThrow(
    'To read TypeScript, this version of Node needs jiti: npm install jiti (Node 22.18 and newer need nothing)',
  );
});

test('is found in the working directory, TypeScript first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'resetkit-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(await readFlags([], folder)).toMatchObject({ limits: 'off' });
  await writeFile(join(folder, 'resetkit.config.json'), JSON.stringify({ limits: 'off', port: 7000 }));
  await writeFile(join(folder, 'resetkit.config.ts'), "export default { limits: 'real' as const };");

  expect(await readFlags([], folder)).toMatchObject({ limits: 'real', port: 7357 });
});

test.each([
  [{ limit: 'real' }, `There is no "limit". ${known}`],
  [[], `Expected an object as its default export. ${known}`],
  [{ limits: 'some' }, `limits is 'off' or 'real', not "some".`],
  [{ port: 70_000 }, 'port is a number from 0 to 65535, not 70000.'],
  [{ providers: 'insforge' }, `providers is a list of ids: ${ids}, not "insforge".`],
  [{ providers: ['clerk'] }, `providers is a list of ids: ${ids}, not ["clerk"].`],
  [{ quiet: 'yes' }, 'quiet is true or false, not "yes".'],
  [{ limits: { send: 2 } }, `limits is 'off' or 'real', not {"send":2}.`],
  [{ delays: 'some' }, `delays is 'off', 'real' or milliseconds, not "some".`],
  [{ token: 'two words' }, '--token and RESETKIT_TOKEN take letters, digits and -._~+/ without blanks.'],
])('refuses the content %j', async (content, sentence) => {
  const config = await file('resetkit.config.json', JSON.stringify(content));

  expect(await run('--config', config)).toEqual(refusal(`Config file ${config}: ${sentence}`));
});

test('checks its seed as a seed file is checked', async () => {
  const config = await file('resetkit.config.json', JSON.stringify({ seed: { insforge: { accounts: [{}] } } }));

  const { stderr } = await run('--config', config);

  expect(stderr).toContain(`resetkit: Seed file ${config}: at insforge.accounts.0.email, expected string.`);
});

test('says what is wrong with a file that cannot be loaded, and with a flag beside it', async () => {
  const broken = await file('resetkit.config.mjs', "throw new Error('No database here.');");
  const fine = await file('resetkit.config.json', '{}');

  expect(await run('--config', broken)).toEqual(refusal(`Config file ${broken}: No database here.`));
  expect(await run('--config', '/no/such.ts')).toEqual(
    refusal('Cannot read the config file /no/such.ts: there is no such file.'),
  );
  expect(await run('--config', tmpdir())).toEqual(
    refusal(`Cannot read the config file ${tmpdir()}: it is a directory.`),
  );
  expect(await run('--config', fine, '--port', 'x')).toEqual(
    refusal('--port takes a number from 0 to 65535, not "x".'),
  );
});
