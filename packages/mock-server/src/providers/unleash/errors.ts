import type { Random } from '../../core/random.ts';

/** An error of an endpoint: without `id`, keys in this order. */
export interface Failure<Status extends number, Name extends string> {
  readonly status: Status;
  readonly body: { readonly name: Name; readonly message: string; readonly details: { readonly message: string }[] };
}

/** An error from an earlier stage than the endpoint: the same, with a random `id` as first key. */
export interface EarlyFailure<Status extends number, Name extends string> {
  readonly status: Status;
  readonly body: { readonly id: string } & Failure<Status, Name>['body'];
}

/** An error of the body parser or of the token guard. */
export interface HttpFailure<Status extends number> {
  readonly status: Status;
  readonly body: { readonly message: string };
}

/** An error of an endpoint. */
export function failure<Status extends number, Name extends string>(
  status: Status,
  name: Name,
  message: string,
): Failure<Status, Name> {
  return { status, body: { name, message, details: [{ message }] } };
}

/** An error from an earlier stage than the endpoint. */
export function earlyFailure<Status extends number, Name extends string>(
  random: Random,
  status: Status,
  name: Name,
  message: string,
): EarlyFailure<Status, Name> {
  return { status, body: { id: random.uuid(), name, message, details: [{ message }] } };
}

/** An error of the body parser or of the token guard. */
export function httpFailure<Status extends number>(status: Status, message: string): HttpFailure<Status> {
  return { status, body: { message } };
}

const invalidData = 'Request validation failed: your request body or params contain invalid data';
/** The message of every schema error. */
export const schemaMessage: string = `${invalidData}. Refer to the \`details\` list for more information.`;

/** 400: the request is invalid. */
export function badData(message: string): Failure<400, 'BadDataError'> {
  const { status, body } = failure(400, 'BadDataError', `${invalidData}: ${message}`);
  return { status, body: { ...body, details: [{ message }] } };
}

/** 400: a value is invalid. Only `details` name it. */
export function unfitValue(message: string): Failure<400, 'BadDataError'> {
  const { status, body } = failure(400, 'BadDataError', schemaMessage);
  return { status, body: { ...body, details: [{ message }] } };
}

/** 404: there is no such account, or it was deleted. */
export function userNotFound(): Failure<404, 'NotFoundError'> {
  return failure(404, 'NotFoundError', 'No user found');
}

/** 401 for every invalid token. The reply does not reveal why it is invalid. */
export function invalidToken(): Failure<401, 'InvalidTokenError'> {
  return failure(401, 'InvalidTokenError', 'Token was not valid');
}

/** 401: the password is wrong. `what` names the given credential, `basePath` is the path of the app. */
export function passwordMismatch(
  what: 'combination of password and username' | 'old password',
  basePath: string,
): Failure<401, 'PasswordMismatch'> {
  return failure(
    401,
    'PasswordMismatch',
    `The ${what} you provided is invalid. If you have forgotten your password, visit ${basePath}/forgotten-password or get in touch with your instance administrator.`,
  );
}

/** 400: the password is one of the last five. */
export function passwordUsedBefore(): Failure<400, 'PasswordPreviouslyUsedError'> {
  return failure(
    400,
    'PasswordPreviouslyUsedError',
    "You've previously used this password. Please use a new password.",
  );
}

/** 429: a second link for an account within a minute. */
export function coolingDown(): Failure<429, 'RateLimitError'> {
  return failure(
    429,
    'RateLimitError',
    'You can only send one new reset password email per minute, per user. Please try again later.',
  );
}

/** 500: an error that the real server does not handle. */
export function unknownError(message: string): Failure<500, 'UnknownError'> {
  return failure(500, 'UnknownError', message);
}
