/** Where operations are. */
export const paths = {
  send: '/api/v1/auth/password/send-reset-code',
  check: '/api/v1/auth/password/reset/check-code',
  reset: '/api/v1/auth/password/reset',
  signUp: '/api/v1/auth/password/sign-up',
  signIn: '/api/v1/auth/password/sign-in',
  update: '/api/v1/auth/password/update',
  session: '/api/v1/auth/sessions/current',
  refresh: '/api/v1/auth/sessions/current/refresh',
  me: '/api/v1/users/me',
  users: '/api/v1/users',
} as const;

type Headers = Readonly<Record<string, string>>;

const project: Headers = { 'x-stack-project-id': '{{projectId}}' };
const client: Headers = {
  ...project,
  'x-stack-access-type': 'client',
  'x-stack-publishable-client-key': '{{publishableClientKey}}',
};

/** Headers of an app, and others besides. */
export function asApp(more: Headers = {}): { readonly headers: Headers } {
  return { headers: { ...client, ...more } };
}

/** Headers of a server. */
export const asServer: { readonly headers: Headers } = {
  headers: { ...project, 'x-stack-access-type': 'server', 'x-stack-secret-server-key': '{{secretServerKey}}' },
};

/** Headers that say nothing but which project it is. */
export const asNobody: { readonly headers: Headers } = { headers: project };
