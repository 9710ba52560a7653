import { isoTime } from '../../core/clock.ts';
import { plainLimits } from '../../core/limits.ts';
import type { ControlledMockServer } from '../../core/server.ts';
import { problem } from '../problem.ts';
import { type Controlled, mockOf } from '../world.ts';
import { orBadRequest, type Reply, type Request } from './types.ts';

/** The options in force. */
export async function getOptions({ path }: Request<'getOptions'>, world: Controlled): Promise<Reply<'getOptions'>> {
  return { status: 200, body: { ...(await mockOf(path.provider, world).options.get()) } };
}

/** What a change of the options may be. */
export async function getOptionsSchema(
  { path }: Request<'getOptionsSchema'>,
  world: Controlled,
): Promise<Reply<'getOptionsSchema'>> {
  return { status: 200, body: { ...(await mockOf(path.provider, world).options.schema()) } };
}

/** Changes some options. */
export async function updateOptions(
  { path, body }: Request<'updateOptions'>,
  world: Controlled,
): Promise<Reply<'updateOptions'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => ({ status: 200, body: { ...(await mock.setOptions(body)) } }));
}

/** The time of the mock server. */
export async function getClock({ path }: Request<'getClock'>, world: Controlled): Promise<Reply<'getClock'>> {
  return { status: 200, body: reading(mockOf(path.provider, world)) };
}

/** Moves, stops or starts the clock. */
export async function changeClock(
  { path, body }: Request<'changeClock'>,
  world: Controlled,
): Promise<Reply<'changeClock'>> {
  const mock = mockOf(path.provider, world);
  const { advanceMs, to, frozen } = body;
  if (Object.keys(body).length !== 1)
    return problem(400, 'Expected one of { advanceMs }, { to } and { frozen } as a change of the clock.');
  return orBadRequest(async () => {
    if (advanceMs !== undefined) mock.clock.advance(advanceMs);
    else if (to !== undefined) mock.clock.set(to);
    else if (frozen) mock.clock.freeze();
    else mock.clock.resume();
    return { status: 200, body: reading(mock) };
  });
}

function reading({ clock }: ControlledMockServer): { now: string; frozen: boolean } {
  return { now: isoTime(clock.now()), frozen: clock.isFrozen() };
}

/** The limits in force. */
export async function getLimits({ path }: Request<'getLimits'>, world: Controlled): Promise<Reply<'getLimits'>> {
  return { status: 200, body: { limits: plainLimits(mockOf(path.provider, world).limits.get()) } };
}

/** What is used up of the limits. */
export async function getLimitCounters(
  { path }: Request<'getLimitCounters'>,
  world: Controlled,
): Promise<Reply<'getLimitCounters'>> {
  const counters = await mockOf(path.provider, world).limits.counters();
  return { status: 200, body: { counters: counters.map((one) => ({ ...one })) } };
}

/** Sets the limits. */
export async function setLimits({ path, body }: Request<'setLimits'>, world: Controlled): Promise<Reply<'setLimits'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => {
    mock.limits.set(body.limits);
    return { status: 200, body: { limits: plainLimits(mock.limits.get()) } };
  });
}

/** The delays in force. */
export async function getDelays({ path }: Request<'getDelays'>, world: Controlled): Promise<Reply<'getDelays'>> {
  return { status: 200, body: { delays: mockOf(path.provider, world).delays.get() } };
}

/** Sets the delays. */
export async function setDelays({ path, body }: Request<'setDelays'>, world: Controlled): Promise<Reply<'setDelays'>> {
  const { delays } = mockOf(path.provider, world);
  return orBadRequest(async () => {
    delays.set(body.delays);
    return { status: 200, body: { delays: delays.get() } };
  });
}

/** The codes of the next mails. */
export async function getCodes({ path }: Request<'getCodes'>, world: Controlled): Promise<Reply<'getCodes'>> {
  return { status: 200, body: { codes: [...mockOf(path.provider, world).codes.get()] } };
}

/** Sets the codes of the next mails. */
export async function setCodes({ path, body }: Request<'setCodes'>, world: Controlled): Promise<Reply<'setCodes'>> {
  const { codes } = mockOf(path.provider, world);
  return orBadRequest(async () => {
    codes.set(body.codes);
    return { status: 200, body: { codes: [...codes.get()] } };
  });
}

/** The whole state. */
export async function takeSnapshot(
  { path }: Request<'takeSnapshot'>,
  world: Controlled,
): Promise<Reply<'takeSnapshot'>> {
  const snapshot = await mockOf(path.provider, world).snapshot();
  return { status: 200, body: { ...snapshot, servers: snapshot.servers.map((server) => ({ ...server })) } };
}

/** Restores a snapshot. The mock server checks it. */
export async function restoreSnapshot(
  { path, body }: Request<'restoreSnapshot'>,
  world: Controlled,
): Promise<Reply<'restoreSnapshot'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => {
    await mock.restore(body);
    return { status: 204 };
  });
}

/** Restarts one provider. */
export async function restart({ path }: Request<'restart'>, world: Controlled): Promise<Reply<'restart'>> {
  await mockOf(path.provider, world).restart();
  return { status: 204 };
}
