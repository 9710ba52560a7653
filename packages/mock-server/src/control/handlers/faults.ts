import type { CallFault } from '../../core/faults/fault.ts';
import { problem } from '../problem.ts';
import { type Controlled, mockOf } from '../world.ts';
import { orBadRequest, type Reply, type Request } from './types.ts';

/** The faults that were added, or those that never happened. */
export async function listFaults(
  { path, query }: Request<'listFaults'>,
  world: Controlled,
): Promise<Reply<'listFaults'>> {
  const { faults } = mockOf(path.provider, world);
  const listed = query?.unused === 'true' ? await faults.unused() : await faults.list();
  return { status: 200, body: { faults: listed.map((fault) => ({ ...fault })) } };
}

/** Adds a fault. The mock server checks it. */
export async function addFault({ path, body }: Request<'addFault'>, world: Controlled): Promise<Reply<'addFault'>> {
  const { faults } = mockOf(path.provider, world);
  return orBadRequest(async () => ({ status: 201, body: { id: await faults.add(body as CallFault) } }));
}

/** Removes a fault. */
export async function removeFault({ path }: Request<'removeFault'>, world: Controlled): Promise<Reply<'removeFault'>> {
  if (await mockOf(path.provider, world).faults.remove(path.id)) return { status: 204 };
  return problem(404, `There is no fault ${JSON.stringify(path.id)}.`);
}

/** Removes all faults. */
export async function clearFaults({ path }: Request<'clearFaults'>, world: Controlled): Promise<Reply<'clearFaults'>> {
  await mockOf(path.provider, world).faults.clear();
  return { status: 204 };
}
