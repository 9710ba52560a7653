import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import { rethrowUnreachable } from '../../../core/store-unreachable.ts';
import { wantsNewForm } from '../api-version.ts';
import type { Backend } from '../backend.ts';
import { internalServerError } from '../errors.ts';
import { apiVersion } from '../policy.ts';
import { HookRefusal } from '../send-email-hook/hook-refusal.ts';

interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly weak_password?: unknown;
}

/** The answer to an exception. */
const unexpectedError: ErrorBody = {
  code: 'unexpected_failure',
  message: 'Unexpected failure, please check server logs for more information',
};

/** Messages of errors that the server did not foresee. They have no code in the headers, and no id in the old form. */
const unforeseen: readonly string[] = [unexpectedError.message, internalServerError().body.message];

/**
 * Writes errors in the form of the request's API version, with their headers. Errors of the gateway keep their form.
 */
export const envelope: Stage<Backend> = async (exchange, next) => {
  try {
    return worded(await next(exchange), exchange);
  } catch (error) {
    rethrowUnreachable(error);
    if (error instanceof HookRefusal) return refusedByHook(error, exchange);
    return worded({ status: 500, body: unexpectedError }, exchange);
  }
};

function worded(answer: Answer, { request, stamps, backend }: Exchange<Backend>): Answer {
  const { status, body } = answer;
  if (status < 400 || !(isError(body) || isOAuthError(body))) return answer;
  const isNew = wantsNewForm(request.headers);
  if (isNew) stamps.push('X-Supabase-Api-Version', apiVersion);
  if (isOAuthError(body)) return answer;
  const isNamed = !unforeseen.includes(body.message) && !(isNew && body.code === 'weak_password');
  if (isNamed) stamps.push('x-sb-error-code', body.code);
  return isNew ? answer : { ...answer, body: legacy(status, body, backend) };
}

/** A hook can make every status an error, those of success too. A 204 and the like have no body. */
function refusedByHook(refusal: HookRefusal, { request, stamps, backend }: Exchange<Backend>): Answer {
  const { status, code, message, isNamed } = refusal;
  const isNew = wantsNewForm(request.headers);
  if (isNew) stamps.push('X-Supabase-Api-Version', apiVersion);
  if (isNamed) stamps.push('x-sb-error-code', code);
  if ([204, 205, 304].includes(status)) return { status };
  return { status, body: isNew ? { code, message } : legacy(status, { code, message }, backend) };
}

/** Whether this is an error in OAuth's form, which is the same for every version. */
function isOAuthError(body: unknown): body is { readonly error: string } {
  return typeof Object(body).error === 'string';
}

/** Whether this is an error of Auth itself, not of the gateway or the database. */
function isError(body: unknown): body is ErrorBody {
  const { code, hint }: { code?: unknown; hint?: unknown } = Object(body);
  return typeof code === 'string' && /^[a-z][a-z\d_]+$/.test(code) && hint === undefined;
}

function legacy(status: number, { code, message, weak_password }: ErrorBody, { random }: Backend): object {
  return {
    code: status,
    error_code: code,
    msg: message,
    ...(status >= 500 && !unforeseen.includes(message) && { error_id: random.uuid() }),
    ...(weak_password !== undefined && { weak_password }),
  };
}
