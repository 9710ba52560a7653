import type { CheckStep, ExchangeStep, PasswordReset, ResetBackend } from '@resetkit/sdk';

/** A flow as an app sees it that does not know its backend. */
export type Neutral = PasswordReset<ResetBackend> & Partial<ExchangeStep & CheckStep>;
