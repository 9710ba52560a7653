import { chromium as driver } from 'playwright-core';
import { browserForTests } from './browser-for-tests.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium. */
export const chromium = browserForTests({
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  places: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  packageName: 'chromium',
  launch: (executablePath) => driver.launch({ executablePath, args: flags }),
});
