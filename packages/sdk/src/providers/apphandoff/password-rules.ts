export { passwordRules } from '../../shared/supabase-passwords.ts';
