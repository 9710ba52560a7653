import type { Backend } from './backend.ts';
import { describe } from './describe.ts';
import type { AnyFailure, UnansweredKind } from './error.ts';
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
  const error = isSuccess(operation, response, read) ? undefined : readFailure(backend, response, read);
  // What came from somebody else has been found unexpected already.
  const drift = (!error || error.status) && (await validate?.(response.status, body));
  if (drift) return failed({ kind: 'unexpected-response', message: drift, body }, response);
  return error ? failed(error, response) : { data: body, error, response };
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
  const { headers, redirected, status, type } = response;
  const requestId = headers.get(backend.requestIdHeader ?? 'X-Request-Id');
  const told = { ...readRetryAfter(headers, body), ...(requestId && { requestId }) };
  const error = status >= 400 ? backend.readError(status, body ?? '') : undefined;
  if (error) return { ...error, status, body: body ?? '', ...told };
  const how = redirected || type === 'opaqueredirect' ? ' after a redirect' : '';
  const message = `Expected JSON of ${backend.name}, got ${status} with ${problem}${how}`;
  return { kind: kindOfStranger(response), message, body, cause, ...told };
}

/** What can be told of an answer that is not the backend's: most often a proxy's. */
function kindOfStranger({ status, type }: Response): UnansweredKind {
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  return type === 'error' ? 'network' : 'unexpected-response';
}
