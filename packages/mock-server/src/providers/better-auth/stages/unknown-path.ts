import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** The operations of the plugin. Without it they do not exist. */
const ofPlugin: ReadonlySet<string> = new Set([
  'requestPasswordResetEmailOTP',
  'forgetPasswordEmailOTP',
  'checkVerificationOTP',
  'resetPasswordEmailOTP',
  'sendVerificationOTP',
  'verifyEmailOTP',
  'signInEmailOTP',
]);

/** Answers unknown paths, and known ones with a wrong method, with 404 and nothing else. */
export const unknownPath: Stage<Backend> = (exchange, next) => {
  const { operation, backend } = exchange;
  const isThere = operation !== undefined && (backend.options.emailOTP || !ofPlugin.has(operation));
  return isThere ? next(exchange) : { status: 404 };
};
