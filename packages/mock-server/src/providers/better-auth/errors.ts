/** better-auth's sentences, by their codes (@better-auth/core, error/codes). */
const messages = {
  BAD_REQUEST: 'Invalid JSON in request body',
  RESET_PASSWORD_DISABLED: "Reset password isn't enabled",
  INVALID_TOKEN: 'Invalid token',
  PASSWORD_TOO_SHORT: 'Password too short',
  PASSWORD_TOO_LONG: 'Password too long',
  USER_NOT_FOUND: 'User not found',
  INVALID_OTP: 'Invalid OTP',
  OTP_EXPIRED: 'OTP expired',
  INVALID_EMAIL: 'Invalid email',
  INVALID_PASSWORD: 'Invalid password',
  EMAIL_CAN_NOT_BE_UPDATED: 'Email can not be updated',
  SESSION_EXPIRED: 'Session expired. Re-authenticate to perform this action.',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'Credential account not found',
  EMAIL_PASSWORD_DISABLED: 'Email and password is not enabled',
  EMAIL_PASSWORD_SIGN_UP_DISABLED: 'Email and password sign up is not enabled',
  INVALID_EMAIL_OR_PASSWORD: 'Invalid email or password',
  UNAUTHORIZED: 'Unauthorized',
  MISSING_OR_NULL_ORIGIN: 'Missing or null Origin',
  INVALID_ORIGIN: 'Invalid origin',
  INVALID_REDIRECT_URL: 'Invalid redirectURL',
  INVALID_CALLBACK_URL: 'Invalid callbackURL',
  INVALID_ERROR_CALLBACK_URL: 'Invalid errorCallbackURL',
  INVALID_NEW_USER_CALLBACK_URL: 'Invalid newUserCallbackURL',
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: 'Cross-site navigation login blocked. This request appears to be a CSRF attack.',
  EMAIL_NOT_VERIFIED: 'Email not verified',
  TOO_MANY_ATTEMPTS: 'Too many attempts',
  VERIFICATION_EMAIL_NOT_ENABLED: "Verification email isn't enabled",
  EMAIL_MISMATCH: 'Email mismatch',
  EMAIL_ALREADY_VERIFIED: 'Email is already verified',
  TOKEN_EXPIRED: 'Token expired',
  SESSION_NOT_FRESH: 'Session is not fresh',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'User already exists. Use another email.',
} as const;

/** The code of an error. */
export type ErrorCode = keyof typeof messages;

/** An error with a code, its keys in the order of the wire. */
export interface Failure<Status extends number, Code extends string> {
  readonly status: Status;
  readonly body: { readonly message: string; readonly code: Code };
}

/** An error with one of better-auth's sentences. */
export function failure<Status extends number, Code extends ErrorCode>(
  status: Status,
  code: Code,
): Failure<Status, Code> {
  return { status, body: { message: messages[code], code } };
}

/** 400: the request does not fit its schema. */
export function invalid(message: string): Failure<400, 'VALIDATION_ERROR'> {
  return { status: 400, body: { message, code: 'VALIDATION_ERROR' } };
}

/** 415: the content type is not one of those that the operation takes. */
export function notTaken(given: string, taken: readonly string[]): Failure<415, 'UNSUPPORTED_MEDIA_TYPE'> {
  const message = `Content-Type "${given}" is not allowed. Allowed types: ${taken.join(', ')}`;
  return { status: 415, body: { message, code: 'UNSUPPORTED_MEDIA_TYPE' } };
}
