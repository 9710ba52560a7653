/** The codes that the mock answers with (O2), and their sentences (O3). */
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

/** An error code of the mock. */
export type Code = keyof typeof sentences;

/** A rule that a body breaks. */
export interface Issue {
  /** The field's path: names joined by dots. */
  readonly path: string;
  readonly message: string;
}

/** An error reply. */
export interface Failure<Status extends number> {
  readonly status: Status;
  readonly body: { error: string; code: string };
}

/** An error reply that lists the problems of a body. */
export interface ValidationFailure {
  readonly status: 400;
  readonly body: {
    error: string;
    code: string;
    fieldErrors: Record<string, string>;
    issues: { path: string; message: string }[];
  };
}

/** An error reply with the sentence of its code, or with another sentence. */
export function failure<Status extends number>(
  status: Status,
  code: Code,
  error: string = sentences[code],
): Failure<Status> {
  return { status, body: { error, code } };
}

/** 400 for a body that breaks rules: all broken rules in `issues`, the first one of each path in `fieldErrors`. */
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

/** 429. `retryAfter` is the wait in seconds, both in the body and in the header. */
export function rateLimited(retryAfter: number): {
  status: 429;
  headers: { 'Retry-After': number };
  body: { error: string; code: string; retryAfter: number };
} {
  const { status, body } = failure(429, 'rate_limited');
  return { status, headers: { 'Retry-After': retryAfter }, body: { ...body, retryAfter } };
}
