import { accountOfCaller } from '../api-tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { badData } from '../errors.ts';
import { roleOf } from '../roles.ts';

/** `GET /api/admin/user/profile`: the profile. Admin tokens do not have one. */
export async function getProfile({ caller }: Request<'getProfile'>, backend: Backend): Promise<Reply<'getProfile'>> {
  const { version } = backend.options;
  const user = await accountOfCaller(backend, caller);
  if (!user) return badData('User id is missing in request user object');
  return {
    status: 200,
    body: {
      projects: ['default'],
      ...(version === '8' && { groups: [] }),
      rootRole: roleOf(user.rootRole),
      subscriptions: ['productivity-report'],
      features: [],
      ...(version === '8' && { canChangePassword: user.passwords.length > 0 }),
    },
  };
}
