/** The path prefix of Supabase Auth at the gateway. All operations are below it. */
export const root = '/auth/v1';

/** Routes that are mounted as groups: the router ignores a trailing slash. */
const mounted =
  /^\/(?:signup|verify|user|reauthenticate|(?:admin\/users\/[^/]+\/)?factors(?:\/[^/]+)?|admin\/users(?:\/[^/]+)?)\/$/;

/** The path as the router matches it. */
export function canonical(path: string): string {
  return mounted.test(path.slice(root.length)) ? path.slice(0, -1) : path;
}
