import type { AccountView } from '../../core/accounts.ts';
import { problem } from '../problem.ts';
import { type Controlled, mockOf } from '../world.ts';
import { orBadRequest, orProblem, type Reply, type Request } from './types.ts';

/** All accounts. */
export async function listAccounts(
  { path }: Request<'listAccounts'>,
  world: Controlled,
): Promise<Reply<'listAccounts'>> {
  const accounts = await mockOf(path.provider, world).accounts.list();
  return { status: 200, body: { accounts: accounts.map(shown) } };
}

/** The account with an e-mail. */
export async function findAccount({ path }: Request<'findAccount'>, world: Controlled): Promise<Reply<'findAccount'>> {
  const account = await mockOf(path.provider, world).accounts.find(path.email);
  return account ? { status: 200, body: shown(account) } : noAccount(path.email);
}

/** Makes an account, or replaces the one with its e-mail. */
export async function putAccount(
  { path, body }: Request<'putAccount'>,
  world: Controlled,
): Promise<Reply<'putAccount'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => {
    const { account, created } = await mock.putAccount(body);
    return { status: created ? 201 : 200, body: shown(account) };
  });
}

/** Changes fields of an account. */
export async function updateAccount(
  { path, body }: Request<'updateAccount'>,
  world: Controlled,
): Promise<Reply<'updateAccount'>> {
  const { accounts } = mockOf(path.provider, world);
  if (!(await accounts.find(path.email))) return noAccount(path.email);
  return orBadRequest(async () => ({ status: 200, body: shown(await accounts.update(path.email, body)) }));
}

/** Deletes an account. */
export async function deleteAccount(
  { path }: Request<'deleteAccount'>,
  world: Controlled,
): Promise<Reply<'deleteAccount'>> {
  if (await mockOf(path.provider, world).accounts.delete(path.email)) return { status: 204 };
  return noAccount(path.email);
}

/** The code that the account's authenticator app shows now. */
export async function getSecondFactorCode(
  { path }: Request<'getSecondFactorCode'>,
  world: Controlled,
): Promise<Reply<'getSecondFactorCode'>> {
  const mock = mockOf(path.provider, world);
  return orProblem(404, async () => ({ status: 200, body: { code: await mock.secondFactors.code(path.email) } }));
}

function noAccount(email: string): ReturnType<typeof problem<404>> {
  return problem(404, `There is no account with the e-mail ${JSON.stringify(email)}.`);
}

function shown(account: AccountView): Omit<AccountView, 'providers'> & { providers: string[] } {
  return { ...account, providers: [...account.providers] };
}
