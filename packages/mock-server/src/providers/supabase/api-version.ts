import { isoTime } from '../../core/clock.ts';
import type { RequestHeaders } from './backend.ts';
import { apiVersion } from './policy.ts';

/** Whether a request asks for the new form of errors: its header has a date on or after the first day of that form. */
export function wantsNewForm({ 'x-supabase-api-version': version }: RequestHeaders): boolean {
  if (version === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(version)) return false;
  const time = Date.parse(version);
  return !Number.isNaN(time) && isoTime(time).startsWith(version) && version >= apiVersion;
}
