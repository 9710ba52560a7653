import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { anyFields, numberFields, textFields } from '../body-fields.ts';
import { failure, somethingWrong, unreadable } from '../errors.ts';
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
};
const numbers: Readonly<Record<string, readonly string[]>> = { impersonate: ['duration'] };

/** Operations that do not say of a content type that it is not read. */
const silent = new Set(['confirmPasswordReset', 'impersonate']);
/** Operations that read their body twice: as a form, and in the end as any fields. */
const twice = new Set(['authWithPassword', 'impersonate']);

/** Reads a body: JSON, a form as browsers send it, or XML. */
export const decode: Stage<Backend> = async (exchange, next) => {
  const { operation = '', request } = exchange;
  const read = readBody(request);
  if (read === 'unsupported' && !silent.has(operation)) return failure(400, 'Unsupported Content-Type.');
  const body = typeof read === 'string' ? undefined : fieldsOf(read, operation);
  if (typeof read === 'string' || !body) return isForm(operation) ? unreadable() : somethingWrong();
  const answer = await next({ ...exchange, body });
  return answer.status === 200 && twice.has(operation) && !anyFields(read) ? somethingWrong() : answer;
};

function isForm(operation: string): boolean {
  return Object.hasOwn(texts, operation) || Object.hasOwn(numbers, operation);
}

function fieldsOf(body: Body, operation: string): object | undefined {
  if (Object.hasOwn(texts, operation)) return textFields(body, texts[operation] ?? []);
  return Object.hasOwn(numbers, operation) ? numberFields(body, numbers[operation] ?? []) : anyFields(body);
}
