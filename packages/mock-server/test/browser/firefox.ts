import type { Browser } from 'playwright-core';
import { firefox as driver } from 'playwright-core-1.60';
import { browserForTests } from './browser-for-tests.ts';

/**
 * A real Firefox, as its maker ships it: driven by WebDriver BiDi, which is what the channel stands for. Newer drivers ask it
 * for what it does not do yet, and type into filled fields without emptying them; what the tests use is the same in both.
 */
export const firefox = browserForTests({
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  places: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  packageName: 'firefox-esr',
  launch: async (executablePath) =>
    (await driver.launch({ executablePath, channel: 'moz-firefox' })) as object as Browser,
});
