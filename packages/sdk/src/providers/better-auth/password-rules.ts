export { passwordRules } from '../../generated/better-auth/reset-facts.ts';
