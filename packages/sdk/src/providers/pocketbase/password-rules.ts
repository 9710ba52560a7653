export { passwordRules } from '../../generated/pocketbase/reset-facts.ts';
