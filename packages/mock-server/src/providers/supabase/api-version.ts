import type { RequestHeaders } from './backend.ts';
import { apiVersion } from './policy.ts';

/** Whether a request asks for the new form of errors: its header has a date on or after the first day of that form. */
export function wantsNewForm({ 'x-supabase-api-version': version }: RequestHeaders): boolean {
  if (version === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(version)) return false;
  return !Number.isNaN(Date.parse(version)) && version >= apiVersion;
}
