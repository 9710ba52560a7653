import { createClient as createAppHandoff } from '@resetkit/sdk/apphandoff';
import { createClient as createInsforge } from '@resetkit/sdk/insforge';
import { createClient as createStackAuth } from '@resetkit/sdk/stack-auth';
import { createClient as createSupabase } from '@resetkit/sdk/supabase';
import { createClient as createUnleash } from '@resetkit/sdk/unleash';
import { openReset } from './open-reset.ts';

// Any backend fits into the forms: compiled by `check`, never run.
declare const options: never;

openReset(createAppHandoff({ baseUrl: '', supabase: createSupabase(options) }));
openReset(createInsforge(options));
openReset(createStackAuth(options));
openReset(createSupabase(options));
openReset(createUnleash(options));
