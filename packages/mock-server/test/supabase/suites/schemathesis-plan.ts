import { supabase } from '@resetkit/mock-server/supabase';
import type { SchemathesisPlan } from '../../live/schemathesis-plan.ts';

const { anonKey, serviceRoleKey } = supabase().options;

export const schemathesisPlan: SchemathesisPlan = {
  callers: {
    'an app': { headers: { apikey: anonKey } },
    'a server': { headers: { apikey: serviceRoleKey, authorization: `Bearer ${serviceRoleKey}` } },
  },
};
