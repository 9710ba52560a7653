export type { Api } from './client/api.ts';
export { debugLog } from './client/debug-log.ts';
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
export type { Hooks, SentRequest } from './client/hooks.ts';
export type { CallPromise } from './client/methods.ts';
export type { CallOptions, ClientOptions, Fetch, HeaderFields, ResponseValidator } from './client/options.ts';
export { keepsRule, type PasswordRule, type PasswordRuleName } from './client/password-rule.ts';
export { ResetkitError } from './client/resetkit-error.ts';
export type {
  AnswerSchema,
  OperationAnswers,
  PathSegment,
  ResponseSchemas,
  SchemaIssue,
  StandardSchema,
  StandardSchemaProps,
  Validated,
} from './client/response-schemas.ts';
export type { Failed, Result, ResultPromise, Success } from './client/result.ts';
export type { Data, Input } from './client/spec.ts';
export { validateWith } from './client/validate-with.ts';
export type {
  LinkContents,
  LinkFields,
  Proof,
  RefusedLink,
  ResetFacts,
  ResetMail,
  ResetSession,
} from './reset/backend-words.ts';
export { isDeadEnd } from './reset/dead-end.ts';
export { createPasswordReset } from './reset/password-reset.ts';
export type {
  AnyPasswordReset,
  BadLink,
  CheckStep,
  ExchangeStep,
  GoodLink,
  LinkRequestInput,
  LinkResult,
  Only,
  PasswordReset,
  PasswordResetOptions,
  ReadLinkOptions,
  RequestInput,
  ResetBackend,
  ResetBase,
  ResetClient,
  ResetDone,
  ResetReady,
  ResetSent,
  ResetStart,
  ResetState,
  ResetSteps,
} from './reset/types.ts';
