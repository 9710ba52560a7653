/** An error reply without a hint: InsForge's envelope, on the wire in this order. One for each status, where there are several. */
export type Failure<Status extends number, Code extends string> = Status extends number
  ? {
      readonly status: Status;
      readonly body: { readonly error: Code; readonly message: string; readonly statusCode: Status };
    }
  : never;

/** An error reply that says what to do next. */
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

/** What InsForge tells the caller to do next. */
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

/** 400: a value is missing, wrong, used up or not allowed. */
export function invalidInput(message: string): Failure<400, 'INVALID_INPUT'> {
  return failure(400, 'INVALID_INPUT', message);
}

/** 500: what the real server did not expect. */
export function internalError(message: string): Failure<500, 'INTERNAL_ERROR'> {
  return failure(500, 'INTERNAL_ERROR', message);
}

/** 400 for every way in which a code can be no good: the client is not told which. */
export function invalidCode(): Failure<400, 'INVALID_INPUT'> {
  return invalidInput('Invalid or expired verification code');
}

/** 400 for every way in which a token can be no good. */
export function invalidToken(): Failure<400, 'INVALID_INPUT'> {
  return invalidInput('Invalid or expired verification token');
}

/** 400 for a redirect target that the allow-list does not have, echoed as it was sent. */
export function redirectNotAllowed(redirectTo: string): HintedFailure<400, 'INVALID_INPUT'> {
  return hintedFailure(
    400,
    'INVALID_INPUT',
    `${redirectTo} is not in the allowed redirect URLs`,
    nextActions.allowRedirect,
  );
}

/** 403: accounts can only be made by an administrator. */
export function signupDisabled(): Failure<403, 'AUTH_SIGNUP_DISABLED'> {
  return failure(403, 'AUTH_SIGNUP_DISABLED', 'User signups are disabled for this project.');
}

/** 401: a session cannot be made or renewed. */
export function unauthorized(message: string): Failure<401, 'AUTH_UNAUTHORIZED'> {
  return failure(401, 'AUTH_UNAUTHORIZED', message);
}

/** 401: the credential itself is missing or means nobody. */
export function invalidCredentials(message: string): Failure<401, 'AUTH_INVALID_CREDENTIALS'> {
  return failure(401, 'AUTH_INVALID_CREDENTIALS', message);
}

/** 401: the credential is missing or unknown, and another one would help. */
export function badCredential(message: string): HintedFailure<401, 'AUTH_INVALID_CREDENTIALS'> {
  return hintedFailure(401, 'AUTH_INVALID_CREDENTIALS', message, nextActions.checkToken);
}
