import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { identify } from '../identify.ts';

/** Identifies project and caller by the headers. Requests without these headers are left to `requireAccess`. */
export const projectAuth: Stage<Backend> = async (exchange, next) => {
  const found = await identify(exchange.request.headers, exchange.backend);
  if ('refusal' in found) return found.refusal;
  return next({ ...exchange, backend: { ...exchange.backend, auth: found.auth } });
};
