export { passwordRules } from '../../generated/supabase/reset-facts.ts';
