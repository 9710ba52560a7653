import { isoTime, timeOf } from '../core/clock.ts';
import { milliseconds } from '../core/duration.ts';
import type { MockControl } from '../core/mock-control.ts';
import type { Snapshot } from '../core/snapshot/snapshot.ts';
import { asGiven, type ControlApi, dataOf } from './control-api.ts';

type Steering = Pick<
  MockControl,
  'clock' | 'options' | 'limits' | 'delays' | 'codes' | 'restart' | 'snapshot' | 'restore'
>;

/** Clock, options, limits, delays, codes, snapshots and restart of a mock server on a port. */
export function remoteSteering(api: ControlApi, provider: string): Steering {
  const params = { path: { provider } };
  const read = () => dataOf(api.GET('/_resetkit/{provider}/clock', { params }));
  const change = async (body: { advanceMs: number } | { to: string } | { frozen: boolean }): Promise<number> => {
    const { now } = await dataOf(api.POST('/_resetkit/{provider}/clock', { params, body }));
    return Date.parse(now);
  };
  return {
    clock: {
      now: async () => Date.parse((await read()).now),
      isFrozen: async () => (await read()).frozen,
      advance: async (duration) => change({ advanceMs: milliseconds(duration) }),
      set: async (moment) => change({ to: isoTime(timeOf(moment)) }),
      freeze: () => change({ frozen: true }),
      resume: () => change({ frozen: false }),
    },
    options: {
      schema: () => dataOf(api.GET('/_resetkit/{provider}/options/schema', { params })),
      get: () => dataOf(api.GET('/_resetkit/{provider}/options', { params })),
      set: (patch) => dataOf(api.PATCH('/_resetkit/{provider}/options', { params, body: asGiven(patch) })),
    },
    limits: {
      counters: async () => (await dataOf(api.GET('/_resetkit/{provider}/limits/counters', { params }))).counters,
      get: async () => (await dataOf(api.GET('/_resetkit/{provider}/limits', { params }))).limits,
      async set(limits) {
        await dataOf(api.PUT('/_resetkit/{provider}/limits', { params, body: asGiven({ limits }) }));
      },
    },
    delays: {
      get: async () => (await dataOf(api.GET('/_resetkit/{provider}/delays', { params }))).delays,
      async set(delays) {
        await dataOf(api.PUT('/_resetkit/{provider}/delays', { params, body: asGiven({ delays }) }));
      },
    },
    codes: {
      get: async () => (await dataOf(api.GET('/_resetkit/{provider}/codes', { params }))).codes,
      async set(codes) {
        await dataOf(api.PUT('/_resetkit/{provider}/codes', { params, body: asGiven({ codes }) }));
      },
    },
    async snapshot() {
      return (await dataOf(api.GET('/_resetkit/{provider}/snapshot', { params }))) as unknown as Snapshot;
    },
    async restore(snapshot) {
      await dataOf(api.PUT('/_resetkit/{provider}/snapshot', { params, body: asGiven(snapshot) }));
    },
    async restart() {
      await dataOf(api.POST('/_resetkit/{provider}/restart', { params }));
    },
  };
}
