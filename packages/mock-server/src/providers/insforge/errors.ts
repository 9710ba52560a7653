/** An error reply without a hint: InsForge's envelope, in wire order. Distributes over a union of statuses. */
export type Failure<Status extends number, Code extends string> = Status extends number
  ? {
      readonly status: Status;
      readonly body: { readonly error: Code; readonly message: string; readonly statusCode: Status };
    }
  : never;

/** An error reply with `nextActions`, a hint about the next step. */
export type HintedFailure<Status extends number, Code extends string> = Status extends number
  ? {
      readonly status: Status;
      readonly body: {
        readonly error: Code;
        readonly message: string;
        readonly statusCode: Status;
        readonly nextActions: string;
      };
    }
  : never;

/** An error reply. */
export function failure<Status extends number, Code extends string>(
  status: Status,
  error: Code,
  message: string,
): Failure<Status, Code> {
  return { status, body: { error, message, statusCode: status } } as Failure<Status, Code>;
}

/** An error reply with a hint. */
export function hintedFailure<Status extends number, Code extends string>(
  status: Status,
  error: Code,
  message: string,
  nextActions: string,
): HintedFailure<Status, Code> {
  return { status, body: { error, message, statusCode: status, nextActions } } as HintedFailure<Status, Code>;
}

/** InsForge's hints (`nextActions`), by situation. */
export const nextActions = {
  validJson: 'Please ensure your request body contains valid JSON',
  allowRedirect: 'Please add this URL to the allowed redirect URLs in the authentication configuration.',
  configureEmail:
    'Configure and enable custom SMTP, then retry. Cloud-linked projects can use the managed email provider.',
  checkToken: 'Check the token is valid or login to get a new token.',
  checkAdminToken: 'Check the admin token is valid or login as admin to get a new token.',
  checkApiKey: 'Check the API key is valid or generate a new API key.',
  verifyEmail: 'Please verify your email address before logging in',
  resendVerification:
    'The user account already exists. Retry delivery with POST /api/auth/email/send-verification instead of registering again.',
  readTheDocs: 'Please check the API documentation for available endpoints',
} as const;

/** 400: a value is missing, malformed, used up or not allowed. */
export function invalidInput(message: string): Failure<400, 'INVALID_INPUT'> {
  return failure(400, 'INVALID_INPUT', message);
}

/** 500: an error that the real server does not handle. */
export function internalError(message: string): Failure<500, 'INTERNAL_ERROR'> {
  return failure(500, 'INTERNAL_ERROR', message);
}

/** 400 for every invalid code. The reply does not reveal why the code is invalid. */
export function invalidCode(): Failure<400, 'INVALID_INPUT'> {
  return invalidInput('Invalid or expired verification code');
}

/** 400 for every invalid token. The reply does not reveal why the token is invalid. */
export function invalidToken(): Failure<400, 'INVALID_INPUT'> {
  return invalidInput('Invalid or expired verification token');
}

/** 400 for a redirect target outside the allow-list. The message repeats the target as it was sent. */
export function redirectNotAllowed(redirectTo: string): HintedFailure<400, 'INVALID_INPUT'> {
  return hintedFailure(
    400,
    'INVALID_INPUT',
    `${redirectTo} is not in the allowed redirect URLs`,
    nextActions.allowRedirect,
  );
}

/** 403: only administrators can create accounts. */
export function signupDisabled(): Failure<403, 'AUTH_SIGNUP_DISABLED'> {
  return failure(403, 'AUTH_SIGNUP_DISABLED', 'User signups are disabled for this project.');
}

/** 401: a session cannot be opened or renewed. */
export function unauthorized(message: string): Failure<401, 'AUTH_UNAUTHORIZED'> {
  return failure(401, 'AUTH_UNAUTHORIZED', message);
}

/** 401: the credential is missing or belongs to no account. */
export function invalidCredentials(message: string): Failure<401, 'AUTH_INVALID_CREDENTIALS'> {
  return failure(401, 'AUTH_INVALID_CREDENTIALS', message);
}

/** 401: the credential is missing or unknown. The hint names the credential to send. */
export function badCredential(message: string): HintedFailure<401, 'AUTH_INVALID_CREDENTIALS'> {
  return hintedFailure(401, 'AUTH_INVALID_CREDENTIALS', message, nextActions.checkToken);
}
