import { usePasswordReset } from '@resetkit/sdk/react';
import { type JSX, type ReactNode, useState } from 'react';
import type { OpenedReset } from '../../../common/open-reset.ts';
import { AskForMail } from './ask-for-mail.tsx';
import { Blocked } from './blocked.tsx';
import { ChoosePassword } from './choose-password.tsx';
import { DeadEnd } from './dead-end.tsx';
import { Done } from './done.tsx';
import { MailSent } from './mail-sent.tsx';
import { SecondFactor } from './second-factor.tsx';

interface ForgotPasswordProps extends OpenedReset {
  /** Whether to ask for an address although a mail was sent: somebody has gone back. */
  readonly asksAgain?: boolean;
  /** Called when a mail is on its way that was asked for again. */
  readonly onSentAgain?: () => void;
  /** What leads to the sign-in, where there is one. */
  readonly signIn?: ReactNode;
  /** What stands below "check your mail", where mails can be looked at. */
  readonly inbox?: ReactNode;
}

/** The whole form, for any backend: it shows the step that the reset is at. A step without a screen would not compile. */
export function ForgotPassword(props: ForgotPasswordProps): JSX.Element {
  const { reset, linkError, asksAgain, onSentAgain, signIn, inbox } = props;
  const view = usePasswordReset(reset);
  // A refused link is of no interest any more as soon as something else has happened.
  const [stateAtFirst] = useState(reset.state);
  const refused = reset.state === stateAtFirst ? linkError : undefined;
  if (asksAgain) return <AskForMail view={view} signIn={signIn} onSent={onSentAgain} />;
  switch (view.status) {
    case 'idle':
    case 'sending':
      return <AskForMail view={view} linkError={refused} signIn={signIn} />;
    case 'sent':
    case 'entering-code':
      if (refused && !view.error) return <DeadEnd view={view} error={refused} />;
      return <MailSent view={view} inbox={inbox} />;
    case 'choosing-password':
      return <ChoosePassword view={view} reset={reset} />;
    case 'second-factor-due':
      return <SecondFactor view={view} />;
    case 'done':
      return <Done view={view} signIn={signIn} />;
    case 'failed':
      return <DeadEnd view={view} error={view.error} />;
    case 'blocked':
      return <Blocked view={view} />;
  }
}
