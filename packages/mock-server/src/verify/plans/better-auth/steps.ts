import type { MailStep, RequestStep } from '../../script.ts';
import { post } from '../../steps.ts';

/** A password that is long enough. */
export const password = 'Difference-Engine-1822';
/** Another one. */
export const better = 'Analytical-Engine-1837';
/** A page that every better-auth trusts: one of its own. */
export const page = '/reset-password';

/** The address of somebody in this run. */
export function addressOf(name: string): string {
  return `${name}-{{run}}@example.com`;
}

/** Makes an account, which is signed in: later steps have its cookie as `{{<name>}}`. */
export function signUp(name: string): RequestStep {
  const json = { email: addressOf(name), password, name };
  return post(`${name} signs up`, '/sign-up/email', json, { save: { [name]: 'cookie' } });
}

/** Signs somebody in. */
export function signIn(name: string, with_: string = password, as: string = name): RequestStep {
  return post(
    `${as} signs in`,
    '/sign-in/email',
    { email: addressOf(name), password: with_ },
    { save: { [as]: 'cookie' } },
  );
}

/** Asks for a link. */
export function askForLink(name: string): RequestStep {
  return post('a link is asked for', '/request-password-reset', { email: addressOf(name), redirectTo: page });
}

/** Waits for the link; later steps have its token. */
export function readLink(name: string): MailStep {
  return { name: 'the mail', mailTo: addressOf(name), save: { token: 'token' } };
}
