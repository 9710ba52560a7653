import { describe } from './describe.ts';
import type { AnyFailure, Failure } from './error.ts';
import { ResetkitError } from './resetkit-error.ts';
import type { Data } from './spec.ts';
import type { StepPromise, StepResult, Succeeded } from './step-result.ts';

/** How a call ended: either `data` or `error`. The body of `response` has been read already. */
export type Result<Operations, Id extends keyof Operations> =
  | Success<Data<Operations, Id>>
  | Failed<Failure<Operations, Id>>;

/** The backend did what it was asked to. */
export interface Success<Data> {
  /** The body of the answer; `undefined` where the spec has none. */
  readonly data: Data;
  /** There is none: this tells it from `Failed`. */
  readonly error: undefined;
  /** Its body has been read already. */
  readonly response: Response;
}

/** It did not, or nobody knows. */
export interface Failed<Error> {
  /** There is none. */
  readonly data: undefined;
  /** What went wrong. */
  readonly error: Error;
  /** `undefined` when nothing came back. */
  readonly response: Response | undefined;
}

/** The result of any call, for code that does not know which. */
export type AnyResult = Success<unknown> | Failed<AnyFailure>;

/** What a method returns: never rejects, unless asked to. */
export interface ResultPromise<Operations, Id extends keyof Operations> extends Promise<Result<Operations, Id>> {
  /** The data alone; rejects with a `ResetkitError` where the result would have an `error`. */
  orThrow(): Promise<Data<Operations, Id>>;
}

/** Puts `orThrow` on a promise of a result. */
export function withOrThrow<Data>(promise: Promise<StepResult<Data>>): StepPromise<Data> {
  return Object.assign(promise, { orThrow: async () => dataOf(await promise) });
}

/** The result of what may throw, for example over an input of the wrong type; nothing was sent then. */
export async function safely<Result>(run: () => Promise<Result>): Promise<Result | Failed<AnyFailure>> {
  try {
    return await run();
  } catch (cause) {
    return failed({ kind: 'invalid-request', message: describe(cause), cause });
  }
}

/** A failed result. */
export function failed(error: AnyFailure, response?: Response): Failed<AnyFailure> {
  return { data: undefined, error, response };
}

/** A successful step; without a response where nothing had to be asked. */
export function succeeded<Data>(data: Data, response?: Response): Succeeded<Data> {
  return { data, error: undefined, response };
}

/** The same result with other data, made of an object; an error stays what it is. */
export function mapData<Data, Other>(result: StepResult<Data>, change: (data: Data) => Other): StepResult<Other> {
  // Where an object is due, `null` is one without anything.
  return result.error ? result : succeeded(change(Object(result.data)), result.response);
}

function dataOf<Data>(result: StepResult<Data>): Data {
  if (result.error) throw new ResetkitError(result.error, result.response);
  return result.data;
}
