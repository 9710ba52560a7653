import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A rule of WCAG that an element breaks. */
export interface Violation {
  readonly rule: string;
  /** How to find the element. */
  readonly element: string;
}

/** What axe-core finds wrong in a page, or in a part of it: rules of WCAG 2.2 at level AA, and what it counts as best practice. */
export async function violations(page: Page, within = 'body'): Promise<readonly Violation[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ rule: id, element: target.join(' ') })));
  }, within);
}
