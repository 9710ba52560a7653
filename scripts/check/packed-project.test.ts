import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lendPackages } from './packed-project.ts';

/** A workspace and a project beside it, with these folders in them. */
function folders(...paths: readonly string[]): { root: string; project: string } {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'resetkit-lend-')));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const [root, project] = [join(temporary, 'root'), join(temporary, 'project')];
  for (const path of ['root/packages', 'project/node_modules', ...paths])
    mkdirSync(join(temporary, path), { recursive: true });
  return { root, project };
}

test('lends a package from where the workspace has it, and its types', async () => {
  const msw = 'root/packages/mock-server/node_modules/msw';
  const { root, project } = folders(msw, 'root/node_modules/@types/msw', 'root/node_modules/@scope/other');

  await lendPackages(root, project, ['msw', '@scope/other']);

  const lent = ['msw', '@types/msw', '@scope/other'].map((name) => realpathSync(join(project, 'node_modules', name)));
  expect(lent).toEqual(
    ['packages/mock-server/node_modules/msw', 'node_modules/@types/msw', 'node_modules/@scope/other'].map((path) =>
      join(root, path),
    ),
  );
});

test('leaves alone what npm has installed', async () => {
  const { root, project } = folders('root/node_modules/zod', 'project/node_modules/zod');

  await lendPackages(root, project, ['zod']);

  expect(realpathSync(join(project, 'node_modules/zod'))).toBe(join(project, 'node_modules/zod'));
});

test('lends nothing that was not asked for', async () => {
  const { root, project } = folders('root/node_modules/zod');

  await lendPackages(root, project, ['unheard-of']);

  expect(existsSync(join(project, 'node_modules/zod'))).toBe(false);
});
