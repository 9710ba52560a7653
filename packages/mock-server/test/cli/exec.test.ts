import { expect, test } from 'vitest';
import { refusal, run } from './command.ts';

/** A command that ends with this status if an expression is true, and with 9 if it is not. */
const node = (expression: string, status = 0): readonly string[] => [
  process.execPath,
  '--input-type=module',
  '--eval',
  `process.exitCode = (${expression}) ? ${status} : 9`,
];

test('serves while a command runs, which finds the URLs in its environment', async () => {
  const answers = "(await fetch(process.env.RESETKIT_INSFORGE_URL + '/api/auth/public-config')).ok";
  const named = "process.env.RESETKIT_STACK_AUTH_URL === process.env.RESETKIT_URL + '/stack-auth'";
  const page = "(await fetch(process.env.RESETKIT_URL + '/_resetkit/health')).ok";

  expect(await run('exec', '--', ...node(`${answers} && ${named} && ${page}`))).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});

test('ends with the status of the command', async () => {
  expect(await run('exec', '--provider', 'insforge', '--', ...node('true', 3))).toMatchObject({ code: 3 });
});

test('ends with 128 and the number of the signal that has killed the command', async () => {
  const dies = [process.execPath, '--eval', "process.kill(process.pid, 'SIGKILL')"];

  expect(await run('exec', '--provider', 'insforge', '--', ...dies)).toMatchObject({ code: 137 });
});

test('has the flags of the server, and tells a token', async () => {
  const shown = "process.env.RESETKIT_TOKEN === 'secret' && !('RESETKIT_UNLEASH_URL' in process.env)";

  expect(await run('exec', '--provider', 'insforge', '--token', 'secret', '--', ...node(shown))).toMatchObject({
    code: 0,
  });
});

test('passes on arguments that look like flags', async () => {
  expect(await run('exec', '--', process.execPath, '--version')).toMatchObject({ code: 0, stderr: '' });
});

test('ends with 127 if there is no such command', async () => {
  expect(await run('exec', '--', 'resetkit-no-such-command')).toEqual({
    ...refusal('There is no command "resetkit-no-such-command".'),
    code: 127,
  });
});

test.each([[[]], [['--']], [['--provider', 'insforge']]])('asks for a command: exec %j', async (args) => {
  expect(await run('exec', ...args)).toEqual({
    ...refusal('exec needs a command after two dashes: resetkit exec -- npx vitest run'),
    code: 2,
  });
});

test('refuses a wrong flag before anything runs', async () => {
  expect(await run('exec', '--prot', '1', '--', 'true')).toEqual({
    ...refusal("Unknown option '--prot'. See --help for the flags there are."),
    code: 2,
  });
});

test('prints its help', async () => {
  expect((await run('exec', '--help')).stdout).toMatch(/^Usage: resetkit exec \[flags\] -- COMMAND/);
});
