import type { JournalRow } from '../core/journal/journal-row.ts';
import { plainLine } from '../core/plain-text.ts';

/** One line for a request: method, path, status, operation, account, and what a test did to it. Secrets are hidden. */
export function requestLine(provider: string, row: JournalRow): string {
  const { method, target, response, operation, email, fault, situation } = row;
  const words = [
    method,
    target,
    response ? String(response.status) : 'cut',
    operation ?? '(no operation)',
    ...(email === undefined ? [] : [`for ${email}`]),
    ...(fault === undefined ? [] : [`fault ${fault}`]),
    ...(situation === undefined ? [] : [`situation ${situation}`]),
  ];
  return plainLine(`[${provider}] ${words.join(' ')}`);
}
