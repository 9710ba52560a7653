import type { JSX } from 'react';
import { secondFactorErrorText } from '../../../common/error-text.ts';
import { VerifyCode } from '../ui/verify-code.tsx';
import { StartAgain } from './start-again.tsx';
import type { ViewOf } from './views.ts';

/** A step in between: the backend wants the account's second factor first. The new password is asked for again afterwards. */
export function SecondFactor({ view }: { view: ViewOf<'second-factor-due'> }): JSX.Element {
  return (
    <VerifyCode
      lead="Your account has a second factor. Type in the code that your authenticator app shows; then choose the password again."
      error={view.error}
      words={secondFactorErrorText}
      isBusy={view.pending === 'verifySecondFactor'}
      onCode={(code) => view.actions.verifySecondFactor?.({ code })}
    >
      <StartAgain view={view} />
    </VerifyCode>
  );
}
