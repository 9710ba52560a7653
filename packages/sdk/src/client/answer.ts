import type { Backend } from './backend.ts';
import type { Call } from './call.ts';
import { describe } from './describe.ts';
import type { AnyFailure, Unanswered, UnansweredKind } from './error.ts';
import type { Operation } from './operation.ts';
import type { ResponseValidator } from './options.ts';
import { type ParsedBody, parseBody } from './parse-body.ts';
import { type AnyResult, failed } from './result.ts';
import { readRetryAfter } from './retry-after.ts';

/** Of a call, what its answer has to be read with. */
type Asked = Pick<Call, 'backend' | 'id' | 'operation' | 'client'>;

/** Reads what `fetch` gave, whatever it is. */
export async function readAnswer({ backend, operation, id, client }: Asked, response: Response): Promise<AnyResult> {
  if (typeof response?.text !== 'function')
    return failed({ kind: 'unexpected-response', message: 'What `fetch` gave is no Response' });
  let parsed: ParsedBody;
  try {
    parsed = parseBody(await response.text(), response.headers.get('Content-Type'));
  } catch (cause) {
    const message = `The answer of ${backend.name} broke off: ${describe(cause)}`;
    return failed({ kind: 'network', message, cause }, response);
  }
  const result = isSuccess(operation, response, parsed)
    ? { data: parsed.body, error: undefined, response }
    : failed(readFailure(backend, response, parsed), response);
  // What a proxy said has been found unexpected already.
  if (result.error && !result.error.status) return result;
  const drift = client.validate && (await findDrift(client.validate, id, response.status, parsed.body));
  const where = { ...readRetryAfter(response.headers, parsed.body), ...readRequestId(backend, response.headers) };
  return drift ? failed({ kind: 'unexpected-response', ...drift, body: parsed.body, ...where }, response) : result;
}

/** An answer that could not be looked at is none to rely on either. */
async function findDrift(
  validate: ResponseValidator,
  ...answer: Parameters<ResponseValidator>
): Promise<Pick<Unanswered, 'message' | 'cause'> | undefined> {
  try {
    const message = await validate(...answer);
    return message ? { message } : undefined;
  } catch (cause) {
    return { message: `\`validate\` threw: ${describe(cause)}`, cause };
  }
}

function isSuccess({ redirect, empty }: Operation, { status, type }: Response, { body, problem }: ParsedBody): boolean {
  if (redirect) return type === 'opaqueredirect' || (status >= 300 && status < 400);
  if (status === 204 || status === 205) return true;
  return status >= 200 && status < 300 && (!problem || (empty === true && body === undefined));
}

function readFailure(backend: Backend, response: Response, { problem, ...parsed }: ParsedBody): AnyFailure {
  const { status, redirected, type } = response;
  const where = { ...readRetryAfter(response.headers, parsed.body), ...readRequestId(backend, response.headers) };
  const error = status < 400 ? undefined : backend.readError(status, parsed.body ?? '');
  if (error) return { ...error, status, body: parsed.body ?? '', ...where };
  const how = redirected || type === 'opaqueredirect' ? ' after a redirect' : '';
  const message = `Expected JSON of ${backend.name}, got ${status} with ${problem ?? 'other JSON'}${how}`;
  return { kind: kindOfStranger(response), message, ...parsed, ...where };
}

function readRequestId({ requestIdHeader = 'X-Request-Id' }: Backend, headers: Headers): { requestId?: string } {
  const requestId = headers.get(requestIdHeader);
  return requestId ? { requestId } : {};
}

/** What can be told of an answer that is not the backend's: most often a proxy's. */
function kindOfStranger({ status, type }: Response): UnansweredKind {
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  return type === 'error' ? 'network' : 'unexpected-response';
}
