import type { Answer, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { somethingWentWrong } from '../errors.ts';

/**
 * Stamps the request's id and the code of a known error, and changes the status of errors to 200 if the request asks
 * for that.
 */
export const finish: Stage<Backend> = async (exchange, next) => {
  const { request, backend, stamps } = exchange;
  stamps.push('x-stack-request-id', backend.requestId);
  const answer = withRequestId(await next(exchange), backend.requestId);
  const code = codeOf(answer);
  if (code !== undefined) stamps.push('x-stack-known-error', code);
  stamps.push('cache-control', String(answer.headers?.['cache-control'] ?? 'no-store, max-age=0'));
  const own = withoutCacheControl(answer);
  const overridden = request.headers['x-stack-override-error-status'] !== undefined && isClientError(answer);
  if (!overridden) return own;
  stamps.push('x-stack-actual-status', String(answer.status));
  return { ...own, status: 200 };
};

/** The stage has stamped that header. Few answers have headers of their own. */
function withoutCacheControl(answer: Answer): Answer {
  if (!answer.headers) return answer;
  const { 'cache-control': _, ...headers } = answer.headers;
  return { ...answer, headers };
}

function withRequestId(answer: Answer, requestId: string): Answer {
  if (answer.body !== somethingWentWrong) return answer;
  return { ...answer, body: `${somethingWentWrong}\n\nRequest ID: ${requestId}` };
}

/** The code of a known error. OAuth's own errors have `error` and no code. */
function codeOf({ status, body }: Answer): string | undefined {
  if (status < 400 || typeof body !== 'object' || body === null || !('code' in body)) return undefined;
  return String(body.code);
}

function isClientError({ status }: Answer): boolean {
  return status >= 400 && status < 500;
}
