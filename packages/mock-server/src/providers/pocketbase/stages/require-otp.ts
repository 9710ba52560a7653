import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** Refuses one-time passwords where a collection has not switched them on, before the body is read. */
export const requireOtp: Stage<Backend> = (exchange, next) =>
  exchange.backend.collection.otp.enabled
    ? next(exchange)
    : failure(403, 'The collection is not configured to allow OTP authentication.');
