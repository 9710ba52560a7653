import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openFileStore } from '@resetkit/mock-server/stores/file';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'resetkit-kill-'));
afterAll(() => rmSync(root, { recursive: true }));

const program = join(root, 'writer.mjs');
await build({
  stdin: {
    contents: `
      import { openFileStore } from ${JSON.stringify(join(import.meta.dirname, '../../src/stores/file.ts'))};
      const store = openFileStore(process.argv[2]);
      const before = (await store.get('count')) ?? 0;
      for (let count = before + 1; ; count += 1) {
        await store.update('count', () => [count, undefined]);
        await store.update('row-' + (count % 50), () => [{ count, text: 'x'.repeat(count % 3_000) }, undefined]);
        process.stdout.write(count + '\\n');
      }`,
    resolveDir: root,
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: program,
});

/** Writes until it is killed, after so many lines. Resolves to the last number that it has acknowledged. */
async function killedAfter(folder: string, lines: number): Promise<number> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let last = 0;
  let seen = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    seen += 1;
    if (seen === lines) child.kill('SIGKILL');
  }
  await ended;
  return last;
}

test('a process that is killed 200 times while it writes has lost nothing that it has acknowledged', {
  timeout: 300_000,
}, async () => {
  const folder = join(root, 'store');
  for (let kill = 0; kill < 200; kill += 1) {
    const acknowledged = await killedAfter(folder, 1 + ((kill * 37) % 211));

    const problems: string[] = [];
    const store = openFileStore(folder, { onProblem: (sentence) => problems.push(sentence) });
    const count = await store.get<number>('count');
    const rows = await store.list<{ readonly count: number; readonly text: string }>('row-');
    store.close();

    expect(problems).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    expect(Math.max(...rows.map(([, row]) => row.count))).toBeGreaterThanOrEqual(acknowledged);
    expect(rows.filter(([, row]) => row.text.length !== row.count % 3_000)).toEqual([]);
  }
});
