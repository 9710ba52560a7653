import { apphandoffPlan } from './plans/apphandoff/index.ts';
import { insforgePlan } from './plans/insforge/index.ts';
import { stackAuthPlan } from './plans/stack-auth/index.ts';
import { supabasePlan } from './plans/supabase/index.ts';
import { unleashPlan } from './plans/unleash/index.ts';
import type { VerifyPlan } from './script.ts';

/** How each provider is held against a real server, by its id. */
export const plans: Readonly<Record<string, VerifyPlan>> = {
  apphandoff: apphandoffPlan,
  insforge: insforgePlan,
  'stack-auth': stackAuthPlan,
  supabase: supabasePlan,
  unleash: unleashPlan,
};
