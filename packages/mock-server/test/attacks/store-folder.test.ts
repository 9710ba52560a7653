import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { openFileStore } from '@resetkit/mock-server/stores/file';
import { expect, onTestFinished, test } from 'vitest';

/** A path in a folder of its own, which is removed after the test. */
function place(): { readonly folder: string; readonly elsewhere: string } {
  const root = mkdtempSync(join(tmpdir(), 'resetkit-attack-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const elsewhere = join(root, 'elsewhere');
  writeFileSync(elsewhere, 'mine');
  return { folder: join(root, 'store'), elsewhere };
}

/** Opens a store in a folder, and closes it after an account was made. */
async function use(folder: string): Promise<void> {
  const store = openFileStore(folder, { onProblem: () => {} });
  const mock = createMockServer(insforge(), { store });
  await mock.accounts.put({ email: 'ada@example.com', password: 'Analytical-Engine-1843' });
  await mock.close();
  store.close();
}

test.each(['store.log', 'store.log.next', 'lock'])(
  'a link that somebody has put into the folder of a store as %s changes no file elsewhere',
  async (name) => {
    const { folder, elsewhere } = place();
    mkdirSync(folder);
    symlinkSync(elsewhere, join(folder, name));

    await use(folder);

    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(lstatSync(join(folder, 'store.log')).isFile()).toBe(true);
  },
);

test('no other user of the machine reads what a store has', async () => {
  const { folder } = place();

  await use(folder);

  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'store.log')).mode & 0o077).toBe(0);
});
