import { limitInForce } from '../../core/limits.ts';
import type { Backend } from './backend.ts';
import { limits } from './policy.ts';

/** Counts a mail, and resolves to whether the project has sent too many in the last hour. */
export async function exceedsMailBudget(backend: Backend): Promise<boolean> {
  const window = { ...limits.mails, max: backend.options.emailsPerHour };
  const budget = limitInForce(backend.limits(), 'mails', window);
  if (!budget) return false;
  const { exceeded, resetsInMs } = await backend.limiter.hit('supabase/mails', 'all', budget);
  if (exceeded) backend.noteLimit('mails', resetsInMs);
  return exceeded;
}
