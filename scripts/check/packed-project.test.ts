import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { linkPackages } from './packed-project.ts';

/** A workspace and a project with these folders. */
function folders(...paths: readonly string[]): { root: string; project: string } {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'resetkit-lend-')));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const [root, project] = [join(temporary, 'root'), join(temporary, 'project')];
  for (const path of ['root/packages', 'project/node_modules', ...paths])
    mkdirSync(join(temporary, path), { recursive: true });
  return { root, project };
}

test('links a package of the workspace with its types', async () => {
  const msw = 'root/packages/mock-server/node_modules/msw';
  const shop = 'root/packages/mock-server/test/toyshop/node_modules/toyshop';
  const { root, project } = folders(msw, shop, 'root/node_modules/@types/msw', 'root/node_modules/@scope/other');

  await linkPackages(root, project, ['msw', 'toyshop', '@scope/other']);

  const lent = ['msw', 'toyshop', '@types/msw', '@scope/other'].map((name) =>
    realpathSync(join(project, 'node_modules', name)),
  );
  expect(lent).toEqual(
    [msw, shop, 'root/node_modules/@types/msw', 'root/node_modules/@scope/other'].map((path) => join(root, '..', path)),
  );
});

test('leaves packages that npm has installed as they are', async () => {
  const { root, project } = folders('root/node_modules/zod', 'project/node_modules/zod');

  await linkPackages(root, project, ['zod']);

  expect(realpathSync(join(project, 'node_modules/zod'))).toBe(join(project, 'node_modules/zod'));
});

test('links no other packages', async () => {
  const { root, project } = folders('root/node_modules/zod');

  await linkPackages(root, project, ['unheard-of']);

  expect(existsSync(join(project, 'node_modules/zod'))).toBe(false);
});
