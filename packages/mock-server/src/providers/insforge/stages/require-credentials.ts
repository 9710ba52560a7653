import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import type { Identified } from '../credentials.ts';

/** Refuses requests whose credentials `identify` does not accept, before the body is validated. */
export function requireCredentials(
  identify: (headers: Readonly<Record<string, string | undefined>>, backend: Backend) => Promise<Identified>,
): Stage<Backend> {
  return async (exchange, next) => {
    const identified = await identify(exchange.request.headers, exchange.backend);
    return 'refusal' in identified ? identified.refusal : next({ ...exchange, caller: identified.caller });
  };
}
