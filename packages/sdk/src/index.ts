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
export type { ResetBackend, ResetClient, ResetFacts } from './reset/backend.ts';
export { isDeadEnd } from './reset/dead-end.ts';
export { createPasswordReset } from './reset/password-reset.ts';
export type {
  AnyPasswordReset,
  BadLink,
  BaseSteps,
  CheckStep,
  ExchangeStep,
  GoodLink,
  LinkResult,
  PasswordReset,
  PasswordResetOptions,
  ReadLinkOptions,
  RequestStep,
  SecondFactorStep,
  StepIf,
} from './reset/password-reset-types.ts';
export type { LinkContents, LinkFields, Proof, RefusedLink, ResetMail, ResetSession } from './reset/proof.ts';
export type { LinkRequestInput, RequestInput } from './reset/request-input.ts';
export type { ResetBase, ResetDone, ResetReady, ResetSent, ResetStart, ResetState } from './reset/state.ts';
export type { SecondFactorInput } from './reset/step.ts';
