import type { ExchangeStep, PasswordReset, ResetBackend, ResetSent, StepPromise } from '@resetkit/sdk';

/** What a form uses of `createPasswordReset`, whatever the backend. An app that knows its backend needs no such type. */
export interface ResetFlow extends Omit<PasswordReset<ResetBackend>, 'request'>, Partial<ExchangeStep> {
  /** Backends that do not mail links, or know where theirs lead, take no notice of `redirectTo`. */
  request(input: { email: string; redirectTo: string }): StepPromise<ResetSent>;
}
