import { isEmail } from '../addresses.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { notImplemented, refused } from '../errors.ts';
import { hidesAccounts } from '../options.ts';
import { ids } from '../policy.ts';
import { randomId } from '../random-text.ts';
import { passwordProvider, phoneProvider, type User } from '../user.ts';
import { findByEmail, listUsers } from '../users.ts';

/** `POST /v1/accounts:createAuthUri`: how an address can sign in. */
export async function createAuthUri(
  { body }: Request<'createAuthUri'>,
  backend: Backend,
): Promise<Reply<'createAuthUri'>> {
  const sessionId = body.sessionId || randomId(backend.random, ids.session);
  if (body.providerId) return notImplemented('Sign-in with IDP is not yet supported.');
  if (!body.identifier) return refused('MISSING_IDENTIFIER');
  if (!body.continueUri) return refused('MISSING_CONTINUE_URI');
  if (!isEmail(body.identifier)) return refused('INVALID_IDENTIFIER');
  if (!URL.canParse(body.continueUri)) return refused('INVALID_CONTINUE_URI');
  const kind = 'identitytoolkit#CreateAuthUriResponse';
  if (hidesAccounts(backend.options)) return { status: 200, body: { kind, sessionId } };
  const user = (await findByEmail(backend, body.identifier)) ?? (await linkedTo(backend, body.identifier));
  const { allProviders, signinMethods } = waysOf(user);
  return { status: 200, body: { kind, registered: user !== undefined, allProviders, sessionId, signinMethods } };
}

/** The account that has an address with another provider only. */
async function linkedTo(backend: Backend, identifier: string): Promise<User | undefined> {
  const address = identifier.toLowerCase();
  const users = await listUsers(backend);
  return users.find(({ providerUserInfo }) => providerUserInfo?.some(({ email }) => email === address));
}

function waysOf(user: User | undefined): { readonly allProviders: string[]; readonly signinMethods: string[] } {
  const allProviders = (user?.providerUserInfo ?? [])
    .map(({ providerId = '' }) => providerId)
    .filter((id) => id !== phoneProvider);
  const signinMethods = allProviders.flatMap((id) => {
    if (id !== passwordProvider) return [id];
    return [...(user?.passwordHash ? [passwordProvider] : []), ...(user?.emailLinkSignin ? ['emailLink'] : [])];
  });
  return { allProviders, signinMethods };
}
