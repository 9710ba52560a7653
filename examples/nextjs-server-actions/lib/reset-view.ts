import type { ResetMail, ResetState } from '@resetkit/sdk';

/** What the browser is told of a reset: no token, no session, no verifier. */
export type ResetView = Step & {
  /** Why the last step did not work. */
  readonly problem?: string | undefined;
};

type Step =
  | { readonly step: 'start' }
  | { readonly step: 'sent'; readonly next: ResetMail; readonly email: string; readonly resendAt: number }
  | { readonly step: 'ready' }
  | { readonly step: 'done'; readonly signedIn: boolean };

/** Names what may be shown, so that what states will have besides one day stays on the server. */
export function toView(state: ResetState, problem?: string): ResetView {
  switch (state.step) {
    case 'start':
    case 'ready':
      return { step: state.step, problem };
    case 'sent':
      return { step: state.step, next: state.next, email: state.email, resendAt: state.resendAt, problem };
    case 'done':
      return { step: state.step, signedIn: state.signedIn, problem };
  }
}
