import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { keepOnly } from '../levers/levers.ts';
import { chromium } from './chromium.ts';

// The promises of `test/levers/` that are for all ways, in a page. Their files get this way in place of their own.
const way = await vi.hoisted(async () => {
  const { createPageWay } = await import('./page-way.ts');
  const noListener = 'a listener is a function of the page, and is gone when the page is loaded again';
  return createPageWay({
    'tells a listener of each part that a test changes': noListener,
    'tells a listener what a request changed, and nothing more after it has stopped': noListener,
    'tells a listener of a mail that a fault holds back when it arrives': noListener,
    'tells a listener of all parts when a snapshot is restored': noListener,
    'says why a browser would not show an answer to a page':
      'a page cannot choose its Origin, and MSW answers it without asking CORS',
    'keeps the last 1,000 rows':
      'it takes 1,100 requests, half a minute through a worker on a busy machine, and has nothing to do with pages',
  });
});
vi.mock('../levers/ways.ts', () => ({ ways: [way] }));
afterAll(() => way.close());

const folder = join(import.meta.dirname, '../levers');
const files = readdirSync(folder).filter(
  (file) => file.endsWith('.test.ts') && readFileSync(join(folder, file), 'utf8').includes('\neachWay('),
);

describe.skipIf(chromium.skips).each(files)(chromium.title('%s'), async (file) => {
  await import(`../levers/${file.replace('.ts', '')}.ts`);
  // Tests that are not for all ways run where they are.
  keepOnly((name) => name === way.name);
});

test('what is left out is a promise of another way', () => {
  expect(way.unknown()).toEqual([]);
});
