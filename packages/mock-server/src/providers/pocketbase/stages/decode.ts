import { goPairs } from '../../../core/go/go-pairs.ts';
import type { Stage } from '../../../core/stage.ts';
import { queryOf, type WireRequest } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { anyFields, isEmptied, numberFields, textFields } from '../body-fields.ts';
import { crashed, failure, somethingWrong, unreadable } from '../errors.ts';
import { type Body, readBody } from '../read-body.ts';

/** The fields of the forms, which are all texts. Other operations read any fields, and do nothing with most of them. */
const texts: Readonly<Record<string, readonly string[]>> = {
  requestPasswordReset: ['email'],
  confirmPasswordReset: ['token', 'password', 'passwordConfirm'],
  authWithPassword: ['identity', 'password', 'identityField'],
  requestVerification: ['email'],
  confirmVerification: ['token'],
  requestEmailChange: ['newEmail'],
  confirmEmailChange: ['token', 'password'],
  requestOTP: ['email'],
  authWithOTP: ['otpId', 'password'],
};
const numbers: Readonly<Record<string, readonly string[]>> = { impersonate: ['duration'] };

/** Operations at which the server fails if a body is `null`: that empties the form of what it is judged with, too. */
const fragile = new Set(['confirmPasswordReset', 'requestEmailChange']);
/** Operations that do not say of a content type that it is not read. */
const silent = new Set(['confirmPasswordReset', 'impersonate']);
/** Operations that read their body twice: as a form, and in the end as any fields. */
const twice = new Set(['authWithPassword', 'authWithOTP', 'impersonate']);
/** Operations that read it once more, if the collection wants a second way to sign in. */
const signIns = new Set(['authWithPassword', 'authWithOTP']);

/** Reads a body: JSON, a form as browsers send it, or XML. */
export const decode: Stage<Backend> = async (exchange, next) => {
  const { operation = '', request } = exchange;
  const read = readBody(request);
  if (read === 'unsupported' && !silent.has(operation)) return failure(400, 'Unsupported Content-Type.');
  const body = typeof read === 'string' ? undefined : fieldsOf(read, operation);
  if (typeof read === 'string' || !body) return isForm(operation) ? unreadable() : somethingWrong();
  if (fragile.has(operation) && isEmptied(read)) return crashed();
  const mfaId = signIns.has(operation) ? mfaIdIn(request, read) : undefined;
  const answer = await next({ ...exchange, body: mfaId ? { ...body, mfaId } : body });
  const isSignedIn = answer.status === 200 || answer.status === 401;
  if (isSignedIn && twice.has(operation) && !anyFields(read)) return somethingWrong();
  return answer.status === 401 && signIns.has(operation) && mfaId === undefined
    ? failure(400, 'Failed to read MFA Id.')
    : answer;
};

/** What names an earlier sign-in: in the query, or else in the body. `undefined` if that cannot be read. */
function mfaIdIn({ target }: WireRequest, body: Body): string | undefined {
  const [, asked] = goPairs(queryOf(target)).find(([name]) => name === 'mfaId') ?? [];
  if (asked) return asked;
  const given: { readonly mfaId?: string } | undefined = textFields(body, ['mfaId']);
  return given?.mfaId;
}

function isForm(operation: string): boolean {
  return Object.hasOwn(texts, operation) || Object.hasOwn(numbers, operation);
}

function fieldsOf(body: Body, operation: string): object | undefined {
  if (Object.hasOwn(texts, operation)) return textFields(body, texts[operation] ?? []);
  return Object.hasOwn(numbers, operation) ? numberFields(body, numbers[operation] ?? []) : anyFields(body);
}
