import type { Backend } from './backend.ts';
import { describe } from './describe.ts';
import type { AnyFailure, Unanswered, UnansweredKind } from './error.ts';
import type { Operation } from './operation.ts';
import type { ResponseValidator } from './options.ts';
import { type AnyResult, failed } from './result.ts';
import { readRetryAfter } from './retry-after.ts';

/** A body as it came: the JSON, or else the text, or nothing; what is wrong with it where JSON was due; what was thrown. */
type Read = readonly [body?: unknown, problem?: string, cause?: unknown];

/** Says what is wrong with the body of a status, if something is. */
type Validate = (status: number, body: unknown) => ReturnType<ResponseValidator>;

/** Reads what `fetch` gave, whatever it is. */
export async function readAnswer(
  backend: Backend,
  operation: Operation,
  response: Response,
  validate?: Validate,
): Promise<AnyResult> {
  if (typeof response?.text !== 'function')
    return failed({ kind: 'unexpected-response', message: 'What `fetch` gave is no Response' });
  let read: Read;
  try {
    read = parse(await response.text(), response.headers.get('Content-Type') ?? 'json');
  } catch (cause) {
    const message = `The answer of ${backend.name} broke off: ${describe(cause)}`;
    return failed({ kind: 'network', message, cause }, response);
  }
  const [body] = read;
  const told = readTold(backend, response.headers, body);
  const error = isSuccess(operation, response, read) ? undefined : { ...readFailure(backend, response, read), ...told };
  // What came from somebody else has been found unexpected already.
  const drift = validate && (!error || error.status) && (await findDrift(() => validate(response.status, body)));
  if (drift) return failed({ kind: 'unexpected-response', body, ...drift, ...told }, response);
  return error ? failed(error, response) : { data: body, error, response };
}

/** What an answer tells beside its body, be it the backend's or not. */
function readTold(backend: Backend, headers: Headers, body: unknown): Pick<Unanswered, 'retryAfterMs' | 'requestId'> {
  const requestId = headers.get(backend.requestIdHeader ?? 'X-Request-Id');
  return { ...readRetryAfter(headers, body), ...(requestId && { requestId }) };
}

/** An answer that could not be looked at is none to rely on either. */
async function findDrift(
  validate: () => ReturnType<ResponseValidator>,
): Promise<Pick<Unanswered, 'message' | 'cause'> | undefined> {
  try {
    const message = await validate();
    return message ? { message } : undefined;
  } catch (cause) {
    return { message: `\`validate\` threw: ${describe(cause)}`, cause };
  }
}

function parse(text: string, contentType: string): Read {
  if (!text) return [undefined, 'an empty body'];
  if (!/\bjson\b/i.test(contentType)) return [text, contentType];
  try {
    return [JSON.parse(text)];
  } catch (cause) {
    return [text, 'broken JSON', cause];
  }
}

function isSuccess({ redirect, empty }: Operation, { ok, status, type }: Response, [body, problem]: Read): boolean {
  if (redirect) return type === 'opaqueredirect' || (status >= 300 && status < 400);
  return ok && (!problem || status === 204 || status === 205 || (!!empty && body === undefined));
}

function readFailure(backend: Backend, response: Response, [body, problem = 'other JSON', cause]: Read): AnyFailure {
  const { redirected, status, type } = response;
  const error = status >= 400 ? backend.readError(status, body ?? '') : undefined;
  if (error) return { ...error, status, body: body ?? '' };
  const how = redirected || type === 'opaqueredirect' ? ' after a redirect' : '';
  const message = `Expected JSON of ${backend.name}, got ${status} with ${problem}${how}`;
  return { kind: kindOfStranger(response), message, body, cause };
}

/** What can be told of an answer that is not the backend's: most often a proxy's. */
function kindOfStranger({ status, type }: Response): UnansweredKind {
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  return type === 'error' ? 'network' : 'unexpected-response';
}
