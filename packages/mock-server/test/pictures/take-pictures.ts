import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { exampleServer } from './example-server.ts';
import { pictures } from './pictures.ts';

// Takes the pictures of the READMEs: `corepack pnpm pictures`. They show a server on which the same has
// happened each time, by a clock that stands. CHROMIUM_PATH names a Chromium elsewhere.
const folder = join(import.meta.dirname, '../../../../docs/pictures');
const server = await exampleServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { name, width, height, theme, show } of pictures) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, timezoneId: 'UTC' });
    const page = await context.newPage();
    // The pages tell by how much a mock's clock differs from that of their machine: there it is the same time, too.
    await page.clock.setFixedTime(await server.of('insforge').clock.now());
    await show(page, server);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    await context.close();
    console.log(`docs/pictures/${name}.png`);
  }
} finally {
  await browser.close();
  await server.close();
}
