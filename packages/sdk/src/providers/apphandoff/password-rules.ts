export { passwordRules } from '../../generated/apphandoff/reset-facts.ts';
