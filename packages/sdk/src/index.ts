export type {
  Answered,
  AnsweredKind,
  AnsweredWith,
  AnyFailure,
  ErrorKind,
  Failure,
  Unanswered,
  UnansweredKind,
} from './client/error.ts';
export type { CallOptions, ClientOptions, Fetch, HeaderFields } from './client/options.ts';
export { ResetkitError } from './client/resetkit-error.ts';
export type { Failed, Result, ResultPromise, Success } from './client/result.ts';
export type { Data, Input } from './client/spec.ts';
