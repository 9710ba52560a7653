import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { ensureFirstAdmin } from '../users.ts';

/** Makes the first administrator if there is no account yet: a real server does that at its first start. */
export const firstAdmin: Stage<Backend> = (exchange, next) =>
  ensureFirstAdmin(exchange.backend).then(() => next(exchange));
