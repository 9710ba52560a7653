import type { operations } from '@resetkit/sdk/mock-control/types';
import { isoTime } from '../core/clock.ts';
import type { Accepted, Reply as CoreReply, Handlers } from '../core/operation.ts';
import { type Problem, problem } from './problem.ts';
import { type Controlled, mockOf } from './world.ts';

type Id = keyof operations;
type Reply<Of extends Id> = CoreReply<operations, Of>;
type Request<Of extends Id> = Accepted<operations, Of>;

/** The handlers of openapi/mock-control.yaml. A missing one is a type error. */
export const handlers: Handlers<operations, Controlled> = {
  getHealth,
  listMessages,
  listAccounts,
  putAccount,
  deleteAccount,
  getSecondFactorCode,
  getOptions,
  updateOptions,
  getClock,
  advanceClock,
  restart,
};

async function getHealth(_request: Request<'getHealth'>, { version, mocks }: Controlled): Promise<Reply<'getHealth'>> {
  const providers = mocks.map(async ({ mock: { provider, options }, baseUrl }) => {
    const { id, title, imitates } = provider;
    return { id, title, imitates, baseUrl, example: provider.example(baseUrl, await options.get()) };
  });
  return { status: 200, body: { status: 'ok', version, providers: await Promise.all(providers) } };
}

async function listMessages(
  { path, query }: Request<'listMessages'>,
  world: Controlled,
): Promise<Reply<'listMessages'>> {
  const mock = mockOf(path.provider, world);
  const { wait = 0, ...filter } = query ?? {};
  return orBadRequest(async () => ({
    status: 200,
    body: { messages: [...(await mock.listMail(filter, wait))] },
  }));
}

async function listAccounts({ path }: Request<'listAccounts'>, world: Controlled): Promise<Reply<'listAccounts'>> {
  const mock = mockOf(path.provider, world);
  const accounts = await mock.accounts.list();
  return {
    status: 200,
    body: { accounts: accounts.map((account) => ({ ...account, providers: [...account.providers] })) },
  };
}

async function putAccount({ path, body }: Request<'putAccount'>, world: Controlled): Promise<Reply<'putAccount'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => {
    const { account, created } = await mock.putAccount(body);
    return { status: created ? 201 : 200, body: { ...account, providers: [...account.providers] } };
  });
}

async function deleteAccount({ path }: Request<'deleteAccount'>, world: Controlled): Promise<Reply<'deleteAccount'>> {
  const mock = mockOf(path.provider, world);
  if (await mock.accounts.delete(path.email)) return { status: 204 };
  return problem(404, `There is no account with the e-mail ${JSON.stringify(path.email)}.`);
}

async function getSecondFactorCode(
  { path }: Request<'getSecondFactorCode'>,
  world: Controlled,
): Promise<Reply<'getSecondFactorCode'>> {
  const mock = mockOf(path.provider, world);
  try {
    return { status: 200, body: { code: await mock.secondFactors.code(path.email) } };
  } catch (error) {
    return problem(404, messageOf(error));
  }
}

async function getOptions({ path }: Request<'getOptions'>, world: Controlled): Promise<Reply<'getOptions'>> {
  const mock = mockOf(path.provider, world);
  return { status: 200, body: { ...(await mock.options.get()) } };
}

async function updateOptions(
  { path, body }: Request<'updateOptions'>,
  world: Controlled,
): Promise<Reply<'updateOptions'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => ({ status: 200, body: { ...(await mock.setOptions(body)) } }));
}

async function getClock({ path }: Request<'getClock'>, world: Controlled): Promise<Reply<'getClock'>> {
  const mock = mockOf(path.provider, world);
  return { status: 200, body: { now: isoTime(mock.clock.now()) } };
}

async function advanceClock(
  { path, body }: Request<'advanceClock'>,
  world: Controlled,
): Promise<Reply<'advanceClock'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => ({ status: 200, body: { now: isoTime(mock.clock.advance(body.advanceMs)) } }));
}

async function restart({ path }: Request<'restart'>, world: Controlled): Promise<Reply<'restart'>> {
  const mock = mockOf(path.provider, world);
  await mock.restart();
  return { status: 204 };
}

/**
 * Runs a function, and answers 400 with the message of the error that it throws: mock servers throw about wrong input.
 */
async function orBadRequest<R>(act: () => Promise<R>): Promise<R | Problem<400>> {
  try {
    return await act();
  } catch (error) {
    return problem(400, messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
