import type { AnyPasswordReset } from '@resetkit/sdk';
import { type AnyFailure, createPasswordReset, type ResetBackend, type ResetClient } from '@resetkit/sdk';
import { keepState, keptState } from './kept-state.ts';

/** What the form is given. */
export interface OpenedReset {
  readonly reset: AnyPasswordReset;
  /** Why the link that has led here is of no use. */
  readonly linkError?: AnyFailure | undefined;
}

/** Goes on where the last page load has left off, by the mailed link if one has led here. Once per page load, not per rendering. */
export function openReset(client: ResetClient<ResetBackend>): OpenedReset {
  const reset: AnyPasswordReset = createPasswordReset(client, { state: keptState() });
  reset.subscribe(() => keepState(reset.state));
  const link = reset.readLink(location.href, { clean: true });
  return { reset, linkError: link?.error };
}

/** Where mailed links lead: to the page with this form. The backend must know that address. */
export function thisPage(): string {
  return location.origin + location.pathname;
}
