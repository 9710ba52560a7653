import { describe } from './describe.ts';
import type { AnyFailure, Unanswered } from './error.ts';
import { ResetkitError } from './resetkit-error.ts';

/**
 * The result of a call or of a step of a reset: `data` or `error`. `Answer` is the type of `response` after a success:
 * steps that send no request have none.
 */
export type Result<Data, Error = AnyFailure, Answer extends Response | undefined = Response | undefined> =
  | Success<Data, Answer>
  | Failed<Error>;

/** The backend did what was asked. */
export interface Success<Data, Answer extends Response | undefined = Response | undefined> {
  /** The body of the answer, or the state after a step. `undefined` if the spec has no body. */
  readonly data: Data;
  /** Always `undefined`: this distinguishes a success from a failure. */
  readonly error: undefined;
  /** Its body has been read already. `undefined` after a step that sent no request. */
  readonly response: Answer;
}

/** The call failed, or its outcome is unknown. */
export interface Failed<Error = AnyFailure> {
  /** Always `undefined`. */
  readonly data: undefined;
  /** The error. */
  readonly error: Error;
  /** `undefined` if there was no answer. */
  readonly response: Response | undefined;
}

/** The return type of a method or a step. Never rejects, except through `orThrow()`. */
export interface ResultPromise<Data, Error = AnyFailure, Answer extends Response | undefined = Response | undefined>
  extends Promise<Result<Data, Error, Answer>> {
  /** Resolves to the data. Rejects with a `ResetkitError` if the result has an `error`. */
  orThrow(): Promise<Data>;
}

/** The result of a call by name, before its types are known. */
export type AnyResult = Result<unknown>;

/**
 * Runs a function that returns a result, and adds `orThrow` to its promise. An error that it throws becomes one of kind
 * `invalid-request`.
 */
export function resultOf<Data, Error extends AnyFailure, Answer extends Response | undefined>(
  run: () => Promise<Result<Data, Error, Answer>>,
): ResultPromise<Data, Error | Unanswered, Answer> {
  const promise = safely(run);
  const orThrow = () => {
    const caller = new Error();
    return promise.then((result) => dataOf(result, caller));
  };
  return Object.assign(promise, { orThrow });
}

/** Runs a function that returns a result. An error that it throws becomes one of kind `invalid-request`. */
export async function safely<Outcome>(run: () => Promise<Outcome>): Promise<Outcome | Failed<Unanswered>> {
  try {
    return await run();
  } catch (cause) {
    return failed({ kind: 'invalid-request', message: describe(cause), cause });
  }
}

/** A failed result. */
export function failed<Error extends AnyFailure>(error: Error, response?: Response): Failed<Error> {
  return { data: undefined, error, response };
}

/** A successful result. Without a response if no request was sent. */
export function succeeded<Data>(data: Data, response?: Response): Success<Data> {
  return { data, error: undefined, response };
}

/** The result with other data, computed from its data. An error stays as it is. */
export function mapData<Data, Other>(result: Result<Data>, change: (data: Data) => Other): Result<Other> {
  // `null` in place of an object counts as an object without fields.
  return result.error ? result : succeeded(change(Object(result.data)), result.response);
}

/** `caller` was made where `orThrow` was called: an error made later would not show that line. */
function dataOf<Data>(result: Result<Data>, caller: Error): Data {
  if (!result.error) return result.data;
  const error = new ResetkitError(result.error, result.response);
  // The first line is V8's headline, or elsewhere the frame of `orThrow` itself.
  error.stack = `${caller.stack}`.replace(/^.*/, `${error}`);
  throw error;
}
