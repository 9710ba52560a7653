import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Site } from './site.ts';

/** Opens the test page, with one of the SDKs, and waits until it is ready. Without a `backend` MSW answers. */
export async function visit(
  page: Page,
  { url }: Site,
  parameters: { sdk?: string; backend?: string; keep?: string } = {},
): Promise<void> {
  await page.goto(`${url}/?${new URLSearchParams(parameters)}`);
  await page.getByText('Ready', { exact: true }).waitFor();
}

/** Fills in fields by their labels, presses a button, and gives the sentence that the page says then. */
export async function press(page: Page, button: string, fields: Readonly<Record<string, string>>): Promise<string> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: button }).click();
  const sentence = page.getByRole('status').filter({ hasNotText: '…' });
  return (await sentence.textContent()) ?? '';
}

/** Chooses a new password where the page asks for one, and makes sure that it counts and the old one does not. */
export async function chooseNewPassword(page: Page): Promise<void> {
  expect(await press(page, 'Change password', { 'New password': 'new-password1' })).toBe('Password changed');
  const signIn = (password: string): Promise<string> =>
    press(page, 'Sign in', { 'E-mail': 'ada@example.com', Password: password });
  expect(await signIn('old-password1')).toBe('Invalid credentials');
  expect(await signIn('new-password1')).toBe('Signed in as ada@example.com');
}
