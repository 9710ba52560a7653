import type { RequestStep } from '../../script.ts';
import { type MoreOfStep, post } from '../../steps.ts';

const host = '/identitytoolkit.googleapis.com/v1';

/** The path of an operation for apps. */
export function forApps(name: string): string {
  return `${host}/accounts:${name}?key=fake-api-key`;
}

/** The path of an operation for administrators. */
export function forOwners(name: string): string {
  return `${host}/projects/{{projectId}}/accounts${name}`;
}

/** Headers of an administrator. */
export const asOwner: MoreOfStep = { headers: { authorization: 'Bearer owner' } };

/** A password that every rule accepts. */
export const password = 'Difference-Engine-1822';
/** Another one. */
export const newPassword = 'Analytical-Engine-1837';

/** The address of somebody. */
export function addressOf(name: string): string {
  return `${name}-{{run}}@example.com`;
}

/** Signs somebody up; later steps have `{{<name>Id}}`, `{{<name>Token}}` and `{{<name>Refresh}}`. */
export function signUp(name: string): RequestStep {
  const json = { email: addressOf(name), password, returnSecureToken: true };
  return post(`${name} signs up`, forApps('signUp'), json, {
    save: {
      [`${name}Id`]: { body: ['localId'] },
      [`${name}Token`]: { body: ['idToken'] },
      [`${name}Refresh`]: { body: ['refreshToken'] },
    },
  });
}

/** Gets a code as administrators do; later steps have it as `{{code}}`, or under another name. */
export function getCode(name: string, more: object = {}, as = 'code'): RequestStep {
  const json = { requestType: 'PASSWORD_RESET', email: addressOf(name), returnOobLink: true, ...more };
  return post(`a link for ${name}`, forOwners(':sendOobCode'), json, {
    ...asOwner,
    save: { [as]: { body: ['oobCode'] } },
  });
}

/** Signs in with a password. */
export function signIn(title: string, name: string, given: string): RequestStep {
  return post(title, forApps('signInWithPassword'), {
    email: addressOf(name),
    password: given,
    returnSecureToken: true,
  });
}
