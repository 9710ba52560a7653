import type { AnyPasswordReset } from '@resetkit/sdk';
import { usePasswordReset } from '@resetkit/sdk/react';

/** Asks for a mail, and for another one as soon as the backend would send it. */
export function SendAgain({ flow, email }: { readonly flow: AnyPasswordReset; readonly email: string }) {
  const reset = usePasswordReset(flow);
  if (reset.status !== 'sent' && reset.status !== 'entering-code')
    return (
      <button type="button" onClick={() => reset.actions.request({ email, redirectTo: location.href })}>
        Send
      </button>
    );
  return (
    <button type="button" disabled={!reset.canResend} onClick={reset.actions.resend}>
      {reset.canResend ? 'Send it again' : `Send it again in ${reset.resendInSeconds} s`}
    </button>
  );
}
