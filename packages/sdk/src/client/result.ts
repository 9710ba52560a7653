import { describe } from './describe.ts';
import type { AnyFailure, Unanswered } from './error.ts';
import { ResetkitError } from './resetkit-error.ts';

/**
 * How a call or a step of a reset ended: with `data`, or with `error`. `Answer` is the type of `response` after a success: steps
 * that ask nobody have none.
 */
export type Result<Data, Error = AnyFailure, Answer extends Response | undefined = Response | undefined> =
  | Success<Data, Answer>
  | Failed<Error>;

/** The backend did what it was asked to. */
export interface Success<Data, Answer extends Response | undefined = Response | undefined> {
  /** The body of the answer, or the state that a step led to. `undefined` where the spec has no body. */
  readonly data: Data;
  /** Always `undefined`: this tells a success from a failure. */
  readonly error: undefined;
  /** Its body was read already. `undefined` after a step that asked nobody. */
  readonly response: Answer;
}

/** The call failed, or its outcome is unknown. */
export interface Failed<Error = AnyFailure> {
  /** Always `undefined`. */
  readonly data: undefined;
  /** What went wrong. */
  readonly error: Error;
  /** `undefined` when nothing came back. */
  readonly response: Response | undefined;
}

/** What a method or a step returns. Never rejects, except through `orThrow()`. */
export interface ResultPromise<Data, Error = AnyFailure, Answer extends Response | undefined = Response | undefined>
  extends Promise<Result<Data, Error, Answer>> {
  /** The data alone. Rejects with a `ResetkitError` where the result would have an `error`. */
  orThrow(): Promise<Data>;
}

/** The result of a call by name, before its types are known. */
export type AnyResult = Result<unknown>;

/** Runs what makes a result, and adds `orThrow` to its promise. What `run` throws becomes an error of kind `invalid-request`. */
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

/** Runs what makes a result. What it throws becomes an error of kind `invalid-request`. */
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

/** A successful result; without a response where nobody was asked. */
export function succeeded<Data>(data: Data, response?: Response): Success<Data> {
  return { data, error: undefined, response };
}

/** The same result with other data, made of an object. An error stays as it is. */
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
