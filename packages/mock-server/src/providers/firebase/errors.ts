import type { components } from '@resetkit/sdk/firebase/types';

type ApiError = components['schemas']['ApiError'];

/** A refusal in Google's envelope, with the keys of the server in its order. */
export interface Failure<Status extends number> {
  readonly status: Status;
  readonly body: ApiError;
}

/** 400: the operation refuses. `message` is a code in capitals, and perhaps ` : ` and a sentence. */
export function refused(message: string): Failure<400> {
  return { status: 400, body: { error: { code: 400, message, errors: [invalid(message)] } } };
}

/** 400: the body does not fit its schema. */
export function invalidArgument(problem: string): Failure<400> {
  const message = `Invalid JSON payload received. ${problem}`;
  return {
    status: 400,
    body: { error: { code: 400, message, errors: [invalid(message)], status: 'INVALID_ARGUMENT' } },
  };
}

/** 400: the body is no JSON. `problem` is the parser's own sentence. */
export function parseError(problem: string): Failure<400> {
  const message = `Invalid JSON payload received. ${problem}`;
  const errors = [{ message, domain: 'global', reason: 'parseError' }];
  return { status: 400, body: { error: { code: 400, message, errors, status: 'INVALID_ARGUMENT' } } };
}

/** 400: the body is of another type. */
export function wrongContentType(type: string): Failure<400> {
  const message = `Invalid content-type: ${type}`;
  return { status: 400, body: { error: { code: 400, message, errors: [{ message, reason: 'unknown' }] } } };
}

/** 401: another bearer token than those that are taken. */
export function unauthenticated(): Failure<401> {
  const message =
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';
  const error = {
    message: 'Invalid Credentials',
    domain: 'global',
    reason: 'authError',
    location: 'Authorization',
    locationType: 'header',
  };
  return { status: 401, body: { error: { code: 401, message, errors: [error], status: 'UNAUTHENTICATED' } } };
}

/** 403: no API key. */
export function noApiKey(): Failure<403> {
  const message = 'The request is missing a valid API key.';
  const errors = [{ message, reason: 'forbidden', domain: 'global' }];
  return { status: 403, body: { error: { code: 403, message, errors, status: 'PERMISSION_DENIED' } } };
}

/** 404: an unknown path. */
export function notFound(): Failure<404> {
  const message = 'Not Found';
  return failure(404, message, 'notFound', 'NOT_FOUND');
}

/** 500: an error of the mock itself. */
export function unknownError(message: string, name: string): Failure<500> {
  return failure(500, message, name, 'UNKNOWN');
}

/** 501: the emulator does not do this. */
export function notImplemented(message: string): Failure<501> {
  return failure(501, message, 'unimplemented', 'NOT_IMPLEMENTED');
}

function failure<Status extends number>(
  code: Status,
  message: string,
  reason: string,
  status: string,
): Failure<Status> {
  return { status: code, body: { error: { code, message, errors: [{ message, reason }], status } } };
}

function invalid(message: string): ApiError['error']['errors'][number] {
  return { message, reason: 'invalid', domain: 'global' };
}
