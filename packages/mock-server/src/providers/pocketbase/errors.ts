/** Why a field was refused. Keys in this order. */
export interface FieldError {
  readonly code: string;
  readonly message: string;
  readonly params?: Record<string, number | string[]>;
}

/** An error: PocketBase's envelope, keys in this order. */
export interface Failure<Status extends number> {
  readonly status: Status;
  readonly body: { readonly data: Record<string, FieldError>; readonly message: string; readonly status: Status };
}

/** An error that is about no field. */
export function failure<Status extends number>(status: Status, message: string): Failure<Status> {
  return { status, body: { data: {}, message, status } };
}

/** Fields by name, each with what is wrong with it. */
export type Problems = Readonly<Record<string, FieldError | undefined>>;

/** 400: fields are refused by the form. `undefined` if none is. */
export function invalid(problems: Problems): Failure<400> | undefined {
  return refused('An error occurred while validating the submitted data.', problems);
}

/** 400: the new password is refused by the field of the collection. `undefined` if it is not. */
export function notSet(password: FieldError | undefined): Failure<400> | undefined {
  return refused('Failed to set new password.', { password });
}

/** 400: a record is not made, for these fields. `undefined` if none is refused. */
export function notCreated(problems: Problems): Failure<400> | undefined {
  return refused(notCreatedMessage, problems);
}

/** The text for a record that is not made. */
export const notCreatedMessage = 'Failed to create record.';

/** 400: a record is not changed, for these fields. `undefined` if none is refused. */
export function notUpdated(problems: Problems): Failure<400> | undefined {
  return refused(notUpdatedMessage, problems);
}

/** The text for a record that is not changed. */
export const notUpdatedMessage = 'Failed to update record.';

function refused(message: string, problems: Problems): Failure<400> | undefined {
  const names = Object.keys(problems).sort();
  const found = names.flatMap((name) => (problems[name] ? [[name, problems[name]] as const] : []));
  return found.length === 0
    ? undefined
    : { status: 400, body: { data: Object.fromEntries(found), message, status: 400 } };
}

/** 400 without a reason: a body that is no object, or a query that cannot be read. */
export function somethingWrong(): Failure<400> {
  return failure(400, 'Something went wrong while processing your request.');
}

/** 500: the server fails, and does not say why. */
export function crashed(): Failure<500> {
  return failure(500, 'Something went wrong while processing your request.');
}

/** 404: there is no such record, or none that the caller may see. */
export function notFound(): Failure<404> {
  return failure(404, "The requested resource wasn't found.");
}

/** 401: there is no session, or none that is good any more. */
export function noSession(): Failure<401> {
  return failure(401, 'The request requires valid record authorization token.');
}

/** 403: the collection is for superusers. */
export function superusersOnly(): Failure<403> {
  return failure(403, 'Only superusers can perform this action.');
}

/** 400: the body cannot be read, or a value in it is no text. */
export function unreadable(): Failure<400> {
  return failure(400, 'An error occurred while loading the submitted data.');
}

/** The text for a collection without passwords. */
export const noPasswords = 'The collection is not configured to allow password authentication.';
