import * as z from 'zod';
import { inputOf, whose } from '../fields.ts';
import { type AddTool, tool } from '../tool.ts';

const name = z.string().min(1).default('default').describe('The name of the snapshot.');

/** Back to the start. */
export const restart: AddTool = tool({
  name: 'restart',
  title: 'Go back to the state at the start',
  description:
    'Puts accounts, options, clock and limits back to how the server was started, and drops mails, sessions, faults and the journal: of one backend, or of all. The only way to move the clock back besides restore_snapshot.',
  input: inputOf({ ...whose, provider: whose.provider.describe('The backend. Default: all.') }),
  output: z.object({ restarted: z.array(z.string()) }),
  async run({ provider, namespace }, { mock, restartAll }) {
    if (provider === undefined) return { restarted: [...(await restartAll(namespace))] };
    await (await mock({ provider, ...(namespace !== undefined && { namespace }) })).restart();
    return { restarted: [provider] };
  },
});

/** Keeps a state. */
export const takeSnapshot: AddTool = tool({
  name: 'take_snapshot',
  title: 'Remember the whole state',
  description:
    'Remembers the whole state of a backend under a name: accounts, mails, sessions, options, clock, limits, faults. restore_snapshot brings it back. It lasts as long as this connection.',
  input: inputOf({ ...whose, name }),
  output: z.object({ name: z.string(), provider: z.string(), now: z.string().describe('The time of its clock.') }),
  async run({ name: its, ...given }, { mock, snapshots }) {
    const backend = await mock(given);
    const snapshot = await backend.snapshot();
    snapshots.set(keyOf(its, backend.provider), snapshot);
    return { name: its, provider: backend.provider, now: new Date(snapshot.clock.now).toISOString() };
  },
});

/** Goes back to a state. */
export const restoreSnapshot: AddTool = tool({
  name: 'restore_snapshot',
  title: 'Go back to a remembered state',
  description: 'Brings the state back that take_snapshot remembered under this name. The journal stays as it is.',
  input: inputOf({ ...whose, name }),
  output: z.object({ name: z.string(), provider: z.string() }),
  async run({ name: its, ...given }, { mock, snapshots }) {
    const backend = await mock(given);
    const snapshot = snapshots.get(keyOf(its, backend.provider));
    if (!snapshot) {
      const names = [...snapshots.keys()].join(', ') || 'none';
      throw new Error(`There is no snapshot ${keyOf(its, backend.provider)}. There are: ${names}.`);
    }
    await backend.restore(snapshot);
    return { name: its, provider: backend.provider };
  },
});

function keyOf(its: string, provider: string): string {
  return `${JSON.stringify(its)} of ${provider}`;
}
