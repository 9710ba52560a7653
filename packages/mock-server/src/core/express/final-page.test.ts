import { expect, test } from 'vitest';
import { finalPage, isFinalPage } from './final-page.ts';

test('says what was asked for, safe for HTML', () => {
  const { status, body } = finalPage('PUT', '/<b>');

  expect(status).toBe(404);
  expect(body).toContain('<pre>Cannot PUT /&lt;b&gt;</pre>');
});

test('knows its own', () => {
  expect(isFinalPage(finalPage('GET', '/'))).toBe(true);
  expect(isFinalPage({ status: 404, body: 'text' })).toBe(false);
});
