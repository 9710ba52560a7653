import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { registry } from '../registry.ts';
import { refusal, run, serving } from './command.ts';

const store = 'takes a folder such as .resetkit, or a URL such as redis://localhost:6379, not';
const url = 'takes an http or https URL such as http://localhost:7130, not';

test.each([
  [['--prot', '8000'], `Unknown option '--prot'. See --help for the flags there are.`],
  [
    ['insforge'],
    `Unexpected argument 'insforge'. To serve this backend alone: --provider insforge. See --help for the flags there are.`,
  ],
  [['serve'], `Unexpected argument 'serve'. To serve, give no command. See --help for the flags there are.`],
  [['--port'], `Option '--port <value>' argument missing. See --help for the flags there are.`],
  [['--port', 'abc'], '--port takes a number from 0 to 65535, not "abc".'],
  [['--port', '70000'], '--port takes a number from 0 to 65535, not "70000".'],
  [['--port=-1'], '--port takes a number from 0 to 65535, not "-1".'],
  [['--port', '-1'], `Option '--port' argument is ambiguous. See --help for the flags there are.`],
  [['--quiet=yes'], `Option '--quiet' does not take an argument. See --help for the flags there are.`],
  [['--host', ''], '--host takes an address such as 127.0.0.1 or 0.0.0.0.'],
  [['--host', '192.0.2.1'], '192.0.2.1 is not an address of this machine. Choose another one: --host 127.0.0.1.'],
  [['--provider', 'clerk'], `--provider "clerk" is not known. Known: ${Object.keys(registry).join(', ')}.`],
  [['--limits', 'strict'], '--limits takes off or real, not "strict".'],
  [['--delays', 'x'], '--delays takes off, real or milliseconds, not "x".'],
  [['--cors', 'none'], '--cors takes real or open, not "none".'],
  [['--store', ''], `--store ${store} "".`],
  [['--store', 'http://localhost'], `--store ${store} "http://localhost".`],
  [
    ['--store', 'redis://127.0.0.1:1'],
    'Redis at 127.0.0.1:1 does not answer: connect ECONNREFUSED 127.0.0.1:1. Start it, or leave out the store.',
  ],
  [['--upstream', 'http://localhost:7130'], '--upstream stands in for one backend: say which with one --provider.'],
  [['--provider', 'insforge', '--upstream', 'ftp://x'], `--upstream ${url} "ftp://x".`],
  [['--provider', 'insforge', '--upstream', 'localhost:7130'], `--upstream ${url} "localhost:7130".`],
  [
    ['--smtp', 'http://localhost'],
    '--smtp takes an smtp or smtps URL such as smtp://localhost:1025, not "http://localhost".',
  ],
  [['--token', 'a b'], '--token and RESETKIT_TOKEN take letters, digits and -._~+/ without blanks.'],
  [
    ['--allow-host', 'http://mock'],
    '--allow-host takes a name without port such as mock or mock.internal, not "http://mock".',
  ],
  [
    ['--smtp', 'smpt://ada:secret@mail.example.com'],
    '--smtp takes an smtp or smtps URL such as smtp://localhost:1025, not "…@mail.example.com".',
  ],
  [
    ['--app', 'localhost:5173'],
    '--app: Expected an absolute URL such as \'http://localhost:5173\' as app, not "localhost:5173".',
  ],
  [['--public-url', 'nonsense'], `--public-url ${url} "nonsense".`],
  [
    ['--public-url', 'https://example.com/mock'],
    'The public URL is an origin, such as https://mock.example.com:8443, and has no path. It is not "https://example.com/mock".',
  ],
])('refuses %j with one sentence', async (args, sentence) => {
  expect(await run(...args)).toEqual(refusal(sentence));
});

test('refuses a port that is taken, and says how to choose another', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;

  expect(await run('--port', String(port))).toEqual(
    refusal(
      `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another one: --port 0 takes any that is free.`,
    ),
  );
});

test('says that the server which has the port is a Resetkit server, too', async () => {
  const { origin } = await serving();
  const { port } = new URL(origin);

  expect(await run('--port', port)).toEqual(
    refusal(`A Resetkit server runs at ${origin}/ already. Use it, or start another one with --port 0.`),
  );
});
