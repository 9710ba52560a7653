export { passwordRules } from '../../generated/stack-auth/reset-facts.ts';
