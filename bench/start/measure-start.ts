import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installed, installedIn } from '../../scripts/check/installed.ts';
import { packPackage } from '../../scripts/check/pack-package.ts';
import { makeProject } from '../../scripts/check/packed-project.ts';
import { type Command, runCommand } from '../../scripts/check/run-command.ts';
import { listProviders } from '../../scripts/providers.ts';
import { buildProgram } from '../build-program.ts';
import { type Plan, runRounds } from '../calls/run-rounds.ts';
import type { Spread } from '../calls/spread.ts';
import { progress } from '../progress.ts';
import { ratioOf, timeOf } from '../server/ratios.ts';
import { backendIds, resetOf } from '../server/reset-of.ts';
import { firstAnswer, type Start } from './first-answer.ts';

/** Starts that take turns: each round has two of each. */
const PLAN: Plan = { warmUpRounds: 1, rounds: 15, calls: 1 };

/** From the start of a process to its first answer. */
export interface MeasuredStart {
  readonly name: string;
  /** In times of what the bare server takes. */
  readonly ratio: Spread;
  /** In microseconds. */
  readonly time: Spread;
}

/** How the packed and installed packages start, and what is installed with them. */
export interface MeasuredStarts {
  readonly installed: Installed;
  readonly bare: MeasuredStart;
  readonly starts: readonly MeasuredStart[];
}

const root = join(import.meta.dirname, '../..');

/** Builds, packs and installs both packages in a folder of their own, and starts the command line there. */
export async function measureStart(): Promise<MeasuredStarts> {
  const folder = mkdtempSync(join(tmpdir(), 'resetkit-start-'));
  try {
    progress('start: building and installing');
    const app = await installed(folder);
    const bare = await buildProgram(join(import.meta.dirname, 'bare-server.ts'));
    const starts = [bareStart(bare), ...(await ownStarts(join(app, 'node_modules/@resetkit/mock-server/dist/cli.js')))];
    progress('start: starting');
    const rounds = await runRounds(
      starts.map((start) => ({ name: start.name, call: () => firstAnswer(start) })),
      PLAN,
    );
    const [first, ...others] = starts.map(
      ({ name }, index): MeasuredStart => ({ name, ratio: ratioOf(rounds, index, 0), time: timeOf(rounds, index) }),
    );
    if (!first) throw new Error('Nothing was started');
    return { installed: installedIn(app), bare: first, starts: others };
  } finally {
    progress('');
    rmSync(folder, { recursive: true });
  }
}

async function installed(folder: string): Promise<string> {
  const build = [process.execPath, 'scripts/build.mjs'] satisfies Command;
  const { code, output } = await runCommand(build, root);
  if (code !== 0) throw new Error(output);
  const packages = await Promise.all(
    ['sdk', 'mock-server'].map((name) => packPackage(root, `packages/${name}`, folder)),
  );
  const app = join(folder, 'app');
  await makeProject(app, packages);
  return app;
}

const get = { method: 'GET', path: '/', headers: {}, body: '' } as const;

function bareStart(program: string): Start {
  return { ...get, name: 'bare `node:http`', command: (port) => [program, String(port)] };
}

/** The command line without arguments but a port: all backends, each asked for a reset mail, and the health check. */
async function ownStarts(cli: string): Promise<Start[]> {
  const command = (port: number): readonly string[] => [cli, '--port', String(port)];
  const titles = new Map(listProviders(root).map(({ id, title }) => [id, title]));
  const asked = backendIds.map(async (id): Promise<Start> => {
    const { path, headers, body } = await resetOf(id);
    return {
      name: `a reset mail of ${titles.get(id) ?? id}`,
      command,
      method: 'POST',
      path: `/${id}${path}`,
      headers,
      body,
    };
  });
  return [{ ...get, name: 'the health check', command, path: '/_resetkit/health' }, ...(await Promise.all(asked))];
}
