/** The operations of version 3, by their last name, and those of version 1 that answer them (server.js, registerLegacyRoutes). */
const legacy: Readonly<Record<string, string>> = {
  createAuthUri: 'accounts:createAuthUri',
  deleteAccount: 'accounts:delete',
  emailLinkSignin: 'accounts:signInWithEmailLink',
  getAccountInfo: 'accounts:lookup',
  getOobConfirmationCode: 'accounts:sendOobCode',
  getProjectConfig: 'projects',
  getRecaptchaParam: 'recaptchaParams',
  resetPassword: 'accounts:resetPassword',
  sendVerificationCode: 'accounts:sendVerificationCode',
  setAccountInfo: 'accounts:update',
  signupNewUser: 'accounts:signUp',
  verifyAssertion: 'accounts:signInWithIdp',
  verifyCustomToken: 'accounts:signInWithCustomToken',
  verifyPassword: 'accounts:signInWithPassword',
  verifyPhoneNumber: 'accounts:signInWithPhoneNumber',
};
const legacyPrefix = '/www.googleapis.com/identitytoolkit/v3/relyingparty/';

/** The paths that Express answers, and not the framework of the API. */
const express = ['/', '/emulator/action', '/emulator/openapi.json'];

/** Paths of a tenant that its project has too. */
const tenantPath =
  /^(\/(?:identitytoolkit\.googleapis\.com|emulator)\/v1\/projects\/[^/]*)\/tenants\/([^/]*)(\/(?:accounts(?::\w+)?|oobCodes|verificationCodes)|:createSessionCookie)$/;

/** Another name of `accounts:query`. */
const queryAccounts = /(\/v1\/projects\/[^/]*):queryAccounts$/;

/** What stands between a project and its tenant in the value of `targetProjectId`. */
export const ofTenant = '/tenants/';

/**
 * The path as the description has it. Express minds neither case nor a slash at the end. A tenant is written into the name of
 * its project, because all operations of a project are those of a tenant too.
 */
export function canonical(path: string): string {
  return (
    expressPath(path) ??
    current(path) ??
    path
      .replace(queryAccounts, '$1/accounts:query')
      .replace(tenantPath, (_, project, tenant, rest) => `${project}${encodeURIComponent(ofTenant)}${tenant}${rest}`)
  );
}

/** The path of version 1 that answers one of version 3. `undefined` if it is none. */
export function current(path: string): string | undefined {
  const given = bare(path);
  const name = Object.keys(legacy).find((one) => `${legacyPrefix}${one}`.toLowerCase() === given);
  return name && `/identitytoolkit.googleapis.com/v1/${legacy[name]}`;
}

/** Whether Express answers a path. */
export function isExpressPath(path: string): boolean {
  return expressPath(path) !== undefined;
}

function expressPath(path: string): string | undefined {
  const given = bare(path);
  return express.find((one) => one === given);
}

/** A path as Express compares it. */
function bare(path: string): string {
  return path.toLowerCase().replace(/([^/])\/$/, '$1');
}
