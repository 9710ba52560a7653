import { type CorsSetting, withOpenCors } from './cors.ts';
import { type Delays, sleep } from './delays.ts';
import { forward } from './forward.ts';
import type { Gate } from './gate.ts';
import type { LifeCycle } from './life-cycle.ts';
import type { RunningBackend } from './provider.ts';
import type { MockServer } from './server.ts';
import type { Setting } from './setting.ts';
import { type WireReply, type WireRequest, withSafeHeaders } from './wire.ts';

/** What answers the requests of one mock server. */
export interface Handling {
  readonly backend: RunningBackend;
  readonly cors: CorsSetting;
  readonly upstream: string | undefined;
  readonly delays: Setting<Delays>;
  readonly gate: Gate;
  readonly life: LifeCycle;
}

/**
 * Answers requests: forwards unknown paths to the upstream, waits for the delay, then asks the backend. Every reply has
 * headers that can be sent.
 */
export function handlerOf({ backend, cors, upstream, delays, gate, life }: Handling): MockServer['handle'] {
  const answer = async (request: WireRequest): Promise<WireReply> => {
    if (upstream !== undefined && !backend.knows(request.target)) return forward(request, upstream);
    const delay = delays.get();
    if (typeof delay === 'number') await sleep(delay);
    return gate.pass(async () => {
      await life.ready();
      return backend.handle(request);
    });
  };
  return async (request) => {
    life.checkOpen();
    const reply = withSafeHeaders(await answer(request));
    return cors === 'open' ? withOpenCors(request, reply) : reply;
  };
}
