/** The operations of version 3, by their last name, and those of version 1 that answer them (server.js, registerLegacyRoutes). */
const legacy: Readonly<Record<string, string>> = {
  createAuthUri: 'accounts:createAuthUri',
  deleteAccount: 'accounts:delete',
  emailLinkSignin: 'accounts:signInWithEmailLink',
  getAccountInfo: 'accounts:lookup',
  getOobConfirmationCode: 'accounts:sendOobCode',
  getProjectConfig: 'projects',
  resetPassword: 'accounts:resetPassword',
  setAccountInfo: 'accounts:update',
  signupNewUser: 'accounts:signUp',
  verifyAssertion: 'accounts:signInWithIdp',
  verifyCustomToken: 'accounts:signInWithCustomToken',
  verifyPassword: 'accounts:signInWithPassword',
};
const legacyPrefix = '/www.googleapis.com/identitytoolkit/v3/relyingparty/';

/** The path as the description has it. */
export function canonical(path: string): string {
  if (!path.startsWith(legacyPrefix)) return path;
  const name = path.slice(legacyPrefix.length);
  return Object.hasOwn(legacy, name) ? `/identitytoolkit.googleapis.com/v1/${legacy[name]}` : path;
}

/** Whether Express answers a path, and not the framework of the API. */
export function isExpressPath(path: string): boolean {
  return path === '/' || path === '/emulator/action';
}
