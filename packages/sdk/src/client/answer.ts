import type { Backend } from './backend.ts';
import { describe } from './describe.ts';
import type { AnyFailure, UnansweredKind } from './error.ts';
import type { Operation } from './operation.ts';
import type { ResponseValidator } from './options.ts';
import { type AnyResult, failed } from './result.ts';
import { readRetryAfter } from './retry-after.ts';

/** The JSON of a body, or else its text, or nothing; what is wrong with it where JSON was due; what was thrown. */
type Read = readonly [body?: unknown, problem?: string, cause?: unknown];

/** Says what is wrong with the body of a status, if something is. */
type Validate = (status: number, body: unknown) => ReturnType<ResponseValidator>;

/** What an answer means, whoever it came from. Rejects where it breaks off, or is no answer at all. */
export async function readAnswer(
  backend: Backend,
  operation: Operation,
  response: Response,
  validate?: Validate,
): Promise<AnyResult> {
  const { status, headers } = response;
  const read = parse(await response.text(), headers.get('Content-Type') ?? 'json');
  const [body] = read;
  const error = isSuccess(operation, response, read) ? undefined : readFailure(backend, status, read);
  // What came from somebody else has been found unexpected already.
  const drift = validate && (!error || error.status) && (await findDrift(() => validate(status, body)));
  const failure: AnyFailure | undefined = drift ? { kind: 'unexpected-response', message: drift, body } : error;
  if (!failure) return { data: body, error: undefined, response };
  const requestId = headers.get(backend.requestIdHeader ?? 'X-Request-Id');
  return failed({ ...failure, ...readRetryAfter(headers, body), ...(requestId && { requestId }) }, response);
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
  return ok && (!problem || (!!empty && body === undefined));
}

function readFailure(backend: Backend, status: number, [body, problem = 'other JSON', cause]: Read): AnyFailure {
  const said = body ?? '';
  const error = status >= 400 && backend.readError(status, said);
  if (error) return { ...error, status, body: said };
  const message = `Expected JSON of ${backend.name}, got ${status} with ${problem}`;
  return { kind: kindOfStranger(status), message, body, cause };
}

/** What can be told of an answer that is not the backend's: most often a proxy's. */
function kindOfStranger(status: number): UnansweredKind {
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server-error' : 'unexpected-response';
}

/** An answer that could not be looked at is none to rely on either. */
async function findDrift(validate: () => ReturnType<ResponseValidator>): Promise<string | undefined> {
  try {
    return await validate();
  } catch (thrown) {
    return `\`validate\` threw: ${describe(thrown)}`;
  }
}
