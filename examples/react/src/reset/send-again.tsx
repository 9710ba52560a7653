import type { JSX } from 'react';
import { durationText } from '../ui/duration-text.ts';
import type { ViewOf } from './views.ts';

/** Asks for another mail to the same address, as soon as the backend sends one. */
export function SendAgain({ view }: { view: ViewOf<'sent' | 'entering-code' | 'failed'> }): JSX.Element | null {
  const { canResend, resendInSeconds, email, actions } = view;
  if (email === undefined) return null;
  return (
    <button type="button" className="quiet" disabled={!canResend} onClick={actions.resend}>
      Send again{resendInSeconds > 0 && ` in ${durationText(resendInSeconds)}`}
    </button>
  );
}
