import { chromium } from '../../packages/mock-server/test/browser/chromium.ts';
import { backends } from './src/backends/list.ts';
import { visit } from './test/visitor.ts';
import { wayFor } from './test/way-for.ts';

const way = wayFor('in the page');

for (const backend of backends) {
  chromium.test(`a mail of ${backend.title} is read in the panel, and leads on from there`, async ({ page }) => {
    const visitor = await visit(page, way(), backend);
    const email = await visitor.hasAccount('mary');
    await visitor.asksForMail(email);
    const field = page.getByLabel('Code', { exact: true });

    await page.getByRole('button', { name: /^Resetkit/ }).click();
    const panel = page.getByRole('complementary', { name: 'Resetkit' });
    await panel.getByRole('option').filter({ hasText: email }).click();
    if (await field.isVisible()) {
      const code = await panel.locator('strong.code').textContent();
      await panel.getByRole('button', { name: 'Close Resetkit' }).click();
      await field.fill(code ?? '');
      await visitor.presses('Continue');
    } else {
      await panel.getByRole('link', { name: /Open link/ }).click();
    }

    await visitor.isAt('Choose a new password', '/forgot-password/new-password');
  });
}
