import type { MailStep, RequestStep } from '../../script.ts';
import { type MoreOfStep, post } from '../../steps.ts';

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

/**
 * The headers of a page of the server itself, which is always trusted. Without an origin nobody signs in: `fetch` says how it was
 * called. Sessions remember the program.
 */
export const asPage = { origin: '{{server}}', 'user-agent': 'resetkit' } as const;

/** The headers of such a page whose visitor is signed in. */
export function signedIn(name: string): MoreOfStep {
  return { headers: { ...asPage, cookie: `{{${name}}}` } };
}

/** Makes an account, which is signed in: later steps have its cookie as `{{<name>}}`. */
export function signUp(name: string): RequestStep {
  const json = { email: addressOf(name), password, name };
  return post(`${name} signs up`, '/sign-up/email', json, { headers: asPage, save: { [name]: 'cookie' } });
}

/** Signs somebody in. */
export function signIn(name: string, with_: string = password, as: string = name): RequestStep {
  return post(
    `${as} signs in`,
    '/sign-in/email',
    { email: addressOf(name), password: with_ },
    { headers: asPage, save: { [as]: 'cookie' } },
  );
}

/** Asks for a link. */
export function askForLink(name: string): RequestStep {
  return post('a link is asked for', '/request-password-reset', { email: addressOf(name), redirectTo: page });
}

/** Asks for digits for a purpose. */
export function askForDigits(name: string, type: string): RequestStep {
  const json = { email: addressOf(name), type };
  return post(`digits for ${type} are asked for`, '/email-otp/send-verification-otp', json, { headers: asPage });
}

/** Waits for the digits; later steps have them. */
export function readDigits(name: string): MailStep {
  return { name: 'the mail with digits', mailTo: addressOf(name), save: { code: 'code' } };
}

/** Waits for the link; later steps have its token. */
export function readLink(name: string): MailStep {
  return { name: 'the mail', mailTo: addressOf(name), save: { token: 'token' } };
}
