import { limitInForce } from '../../core/limits.ts';
import type { Backend } from './backend.ts';
import { limitsWith } from './limits-with.ts';

/** Counts a mail, and resolves to whether the project has sent too many in the last hour. */
export async function exceedsMailBudget(backend: Backend): Promise<boolean> {
  const budget = limitInForce(backend.limits(), 'mails', limitsWith(backend.options).mails);
  if (!budget) return false;
  const { exceeded, resetsInMs } = await backend.limiter.hit('supabase/mails', 'all', budget);
  if (exceeded) backend.noteLimit('mails', resetsInMs);
  return exceeded;
}
