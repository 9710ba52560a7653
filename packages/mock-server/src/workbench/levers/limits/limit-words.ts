import type { Limits } from '../../../core/limits.ts';

/** Which limits are in force, in a word. */
export function limitWords(limits: Limits | undefined): string {
  if (limits === undefined) return '';
  if (limits === 'off') return 'Off';
  return limits === 'real' ? 'Real' : 'Changed';
}
