/** Every code that the mock answers with (O2), and its sentence (O3). */
const sentences = {
  invalid_json: 'The request body is not a JSON object',
  validation_error: 'Invalid request',
  origin_not_allowed: 'This origin is not allowed',
  invalid_token: 'The session is not valid or has expired',
  invalid_credentials: 'Wrong email or password',
  unauthorized: 'Not signed in',
  dev_login_disabled: 'Development login is not enabled',
  rate_limited: 'Too many requests. Try again later.',
  auth_not_configured: 'Authentication is not configured',
  email_delivery_failed: 'The email could not be sent',
  not_found: 'There is no such endpoint',
  method_not_allowed: 'This endpoint does not take this method',
  internal_error: 'Something went wrong',
} as const;

/** A code of the mock's. */
export type Code = keyof typeof sentences;

/** One violated rule of a body. */
export interface Issue {
  /** Names joined by dots. */
  readonly path: string;
  readonly message: string;
}

/** An error reply. */
export interface Failure<Status extends number> {
  readonly status: Status;
  readonly body: { error: string; code: string };
}

/** An error reply that says what was wrong with the body. */
export interface ValidationFailure {
  readonly status: 400;
  readonly body: {
    error: string;
    code: string;
    fieldErrors: Record<string, string>;
    issues: { path: string; message: string }[];
  };
}

/** An error reply with the sentence of its code, or another one. */
export function failure<Status extends number>(
  status: Status,
  code: Code,
  error: string = sentences[code],
): Failure<Status> {
  return { status, body: { error, code } };
}

/** 400 for a body that breaks rules: all of them in `issues`, the first of each path in `fieldErrors`. */
export function invalidRequest(issues: readonly Issue[]): ValidationFailure {
  const fieldErrors = Object.fromEntries(issues.map(({ path, message }) => [path, message] as const).reverse());
  const inOrder = Object.fromEntries(issues.map(({ path }) => [path, fieldErrors[path] ?? '']));
  return {
    status: 400,
    body: {
      error: sentences.validation_error,
      code: 'validation_error',
      fieldErrors: inOrder,
      issues: issues.map((issue) => ({ ...issue })),
    },
  };
}

/** 429: so many seconds to wait, in the body as in the header. */
export function rateLimited(retryAfter: number): {
  status: 429;
  headers: { 'Retry-After': number };
  body: { error: string; code: string; retryAfter: number };
} {
  const { status, body } = failure(429, 'rate_limited');
  return { status, headers: { 'Retry-After': retryAfter }, body: { ...body, retryAfter } };
}
