import type { VerifyPlan } from '../core/script.ts';
import { apphandoffPlan } from '../providers/apphandoff/verify.ts';
import { insforgePlan } from '../providers/insforge/verify.ts';
import { stackAuthPlan } from '../providers/stack-auth/verify.ts';
import { supabasePlan } from '../providers/supabase/verify.ts';
import { unleashPlan } from '../providers/unleash/verify.ts';

/** How each provider is held against a real server, by its id. */
export const plans: Readonly<Record<string, VerifyPlan>> = {
  apphandoff: apphandoffPlan,
  insforge: insforgePlan,
  'stack-auth': stackAuthPlan,
  supabase: supabasePlan,
  unleash: unleashPlan,
};
