import type { MailStep, RequestStep } from '../../script.ts';
import { post } from '../../steps.ts';

/** A password that every rule accepts. */
export const good = 'Analytical-Engine-1837';
/** Another one. */
export const better = 'Difference-Engine-1822';

const of = (collection: string): string => `/api/collections/${collection}`;
export const askAt = (collection = 'users'): string => `${of(collection)}/request-password-reset`;
export const confirmAt = (collection = 'users'): string => `${of(collection)}/confirm-password-reset`;
export const signInAt = (collection = 'users'): string => `${of(collection)}/auth-with-password`;
export const refreshAt = (collection = 'users'): string => `${of(collection)}/auth-refresh`;
export const recordsAt = (collection = 'users'): string => `${of(collection)}/records`;
export const methodsAt = (collection = 'users'): string => `${of(collection)}/auth-methods`;

export const recordAt = (id: string, collection?: string): string => `${recordsAt(collection)}/${id}`;
export const verifyAt = (collection = 'users'): string => `${of(collection)}/request-verification`;
export const verifiedAt = (collection = 'users'): string => `${of(collection)}/confirm-verification`;
export const moveAt = (collection = 'users'): string => `${of(collection)}/request-email-change`;
export const movedAt = (collection = 'users'): string => `${of(collection)}/confirm-email-change`;

/** The address of an account of a script. */
export const addressOf = (name: string): string => `${name}-{{run}}@example.com`;

/** Makes an account with the good password. */
export function signUp(name: string, more: object = {}, collection?: string): RequestStep {
  const json = { email: addressOf(name), password: good, passwordConfirm: good, ...more };
  return post(`${name} signs up`, recordsAt(collection), json, { save: { [`${name}Id`]: { body: ['id'] } } });
}

/** Signs an account in; later steps have its token as `{{<as>}}`. */
export function signIn(name: string, password: string = good, as: string = name, collection?: string): RequestStep {
  const json = { identity: addressOf(name), password };
  return post(`${as} signs in`, signInAt(collection), json, { save: { [as]: { body: ['token'] } } });
}

/** The headers of somebody whose token an earlier step has saved. */
export const as = (name: string): Pick<RequestStep, 'headers'> => ({ headers: { authorization: `{{${name}}}` } });

/** Signs the superuser in; later steps have its token as `{{admin}}`. */
export const signInAdmin: RequestStep = post(
  'the superuser signs in',
  signInAt('_superusers'),
  { identity: '{{superuser}}', password: '{{superuserPassword}}' },
  { save: { admin: { body: ['token'] } } },
);

/** Asks for a mail. */
export function ask(name: string, collection?: string): RequestStep {
  return post(`${name} asks for a mail`, askAt(collection), { email: addressOf(name) });
}

/** Reads the newest mail; later steps have its token as `{{token}}`. */
export function mailTo(name: string): MailStep {
  return { name: `the mail to ${name}`, mailTo: addressOf(name), save: { token: 'token' } };
}

/** Sets a password with the token of the mail. */
export function confirm(what: string, password: string, more: object = {}, collection?: string): RequestStep {
  return post(what, confirmAt(collection), { token: '{{token}}', password, passwordConfirm: password, ...more });
}
