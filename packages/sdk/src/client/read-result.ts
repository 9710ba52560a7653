import type { Backend } from './backend.ts';
import { describe } from './describe.ts';
import type { AnyFailure, UnansweredKind } from './error.ts';
import type { Operation } from './operation.ts';
import type { ResponseValidator } from './options.ts';
import { type AnyResult, failed, succeeded } from './result.ts';
import { readRetryAfter } from './retry-after.ts';

/**
 * The result of openapi-fetch for a call with `parseAs: 'text'`: the text of a success, or the JSON or else the text of
 * an error.
 */
export interface Answer {
  readonly response: Response;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** Returns what is wrong with the body of a status, if anything. */
type Validate = (status: number, body: unknown) => ReturnType<ResponseValidator>;

/** A body as JSON or as text. `problem` says why it is not the expected JSON. */
interface Body {
  readonly body?: unknown;
  readonly problem?: string | undefined;
  readonly cause?: unknown;
}

/** Turns an answer into a result. An answer that is not the backend's, for example a proxy's, is an error. */
export async function readResult(
  backend: Backend,
  operation: Partial<Operation>,
  answer: Answer,
  validate?: Validate,
): Promise<AnyResult> {
  const { response } = answer;
  const { status, headers } = response;
  const read = readBody(answer);
  const { body } = read;
  const error = isSuccess(operation, response, read) ? undefined : readFailure(backend, status, read);
  // An answer that is not the backend's is an error already.
  const drift = validate && (!error || error.status) && (await findDrift(() => validate(status, body)));
  const failure: AnyFailure | undefined = drift ? { kind: 'unexpected-response', message: drift, body } : error;
  if (!failure) return succeeded(operation.redirect ? undefined : body, response);
  const requestId = headers.get(backend.requestIdHeader ?? 'X-Request-Id');
  return failed({ ...failure, ...readRetryAfter(headers, body), ...(requestId && { requestId }) }, response);
}

function readBody({ response: { ok, headers }, data, error }: Answer): Body {
  const body = ok ? data : error;
  // An answer without a content type may be JSON.
  const contentType = headers.get('Content-Type') ?? 'json';
  if (body === undefined || body === '') return { problem: 'an empty body' };
  if (!/\bjson\b/i.test(contentType)) return { body, problem: contentType };
  if (!ok) return { body };
  try {
    return { body: JSON.parse(`${body}`) };
  } catch (cause) {
    return { body, problem: 'broken JSON', cause };
  }
}

function isSuccess(
  { redirect, empty }: Partial<Operation>,
  { ok, status, type }: Response,
  { body, problem }: Body,
): boolean {
  if (redirect) return type === 'opaqueredirect' || (status >= 300 && status < 400);
  return ok && (!problem || (!!empty && body === undefined));
}

function readFailure(backend: Backend, status: number, { body, problem = 'other JSON', cause }: Body): AnyFailure {
  const said = body ?? '';
  const error = status >= 400 && backend.readError(status, said);
  if (error) return { ...error, status, body: said };
  const message = `Expected JSON of ${backend.name}, got ${status} with ${problem}`;
  return { kind: kindOfForeign(status), message, body, cause };
}

/** The kind of an answer that is not the backend's, by its status. */
function kindOfForeign(status: number): UnansweredKind {
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server-error' : 'unexpected-response';
}

/** The problem that the validator finds. If the validator itself fails, that is a problem too. */
async function findDrift(validate: () => ReturnType<ResponseValidator>): Promise<string | undefined> {
  try {
    return await validate();
  } catch (thrown) {
    return `\`validate\` threw: ${describe(thrown)}`;
  }
}
