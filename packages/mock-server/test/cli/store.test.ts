import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockControl } from '@resetkit/mock-server/control';
import { expect, onTestFinished, test } from 'vitest';
import { refusal, run, serving } from './command.ts';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'resetkit-state-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const controlOf = ({ origin }: { readonly origin: string }, namespace?: string) =>
  createMockControl({ baseUrl: origin, provider: 'insforge', ...(namespace !== undefined && { namespace }) });

test('--store: a server goes on where the one before has stopped: accounts, mails, clock, limits, faults, namespaces', async () => {
  const folder = await newFolder();
  const first = await serving('--store', folder);
  const before = controlOf(first);
  await before.accounts.put({ email: 'grace@example.com', password: 'Cobol-1959' });
  await before.situations.make('expired', { email: 'grace@example.com' });
  await before.clock.advance('1h');
  await before.limits.set('real');
  await before.faults.add({ operation: 'signIn', status: 500, times: 1 });
  await controlOf(first, 'worker-3').accounts.put({ email: 'alan@example.com' });
  const known = await stateOf(first);
  await first.close();

  const second = await serving('--store', folder);

  expect(await stateOf(second)).toEqual(known);
  expect(second.text).toContain(`  State       ${folder}\n`);
  expect(second.output().stdout).not.toContain('password-reset to');
});

async function stateOf(server: { readonly origin: string }): Promise<unknown> {
  const { clock, ...state } = await controlOf(server).snapshot();
  const others = await controlOf(server, 'worker-3').accounts.list();
  return { state, others, isAhead: clock.now > Date.now() + 3_000_000 };
}

test('--store: a folder that another server uses is refused, and one that is a file', async () => {
  const folder = await newFolder();
  await serving('--store', folder);
  const path = join(folder, 'file');
  await writeFile(path, '');

  expect(await run('--port', '0', '--store', folder)).toEqual(
    refusal(
      `Process ${process.pid} uses the folder ${folder} already. Stop it, or choose another folder. If it is none of Resetkit, delete ${join(folder, 'lock')}.`,
    ),
  );
  expect((await run('--port', '0', '--store', path)).stderr).toContain(
    `The folder ${path} cannot be made for the store: `,
  );
});
