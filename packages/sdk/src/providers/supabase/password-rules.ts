export { passwordRules } from '../../common/supabase-passwords.ts';
