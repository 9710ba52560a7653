import type { JSX, ReactNode } from 'react';
import { CodeField } from '../ui/code-field.tsx';
import { durationText } from '../ui/duration-text.ts';
import { Form } from '../ui/form.tsx';
import { MailIcon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { Screen } from '../ui/screen.tsx';
import { useWait } from '../ui/use-wait.ts';
import { SendAgain } from './send-again.tsx';
import { StartAgain } from './start-again.tsx';
import type { ViewOf } from './views.ts';

interface MailSentProps {
  readonly view: ViewOf<'sent' | 'entering-code'>;
  readonly inbox: ReactNode;
}

/** The second step: look into your mails. */
export function MailSent({ view, inbox }: MailSentProps): JSX.Element {
  const takesCode = view.status === 'entering-code';
  return (
    <Screen title="Check your mail" step={2}>
      <div className="sign">
        <MailIcon />
      </div>
      <p role="status" className="lead">
        If <strong>{view.email}</strong> has an account, we have sent it a {takesCode ? 'code' : 'link'}.
      </p>
      {takesCode ? <EnterCode view={view} /> : <FollowLink view={view} />}
      {inbox}
      <div className="others">
        <SendAgain view={view} />
        <StartAgain view={view} />
      </div>
    </Screen>
  );
}

function EnterCode({ view }: { view: ViewOf<'entering-code'> }) {
  // A refusal of another mail is about the mail, not about the code.
  const wait = useWait(view.error);
  return (
    <Form
      button={wait > 0 ? `Continue in ${durationText(wait)}` : 'Continue'}
      isBusy={view.pending === 'exchange'}
      isWaiting={wait > 0}
      onSubmit={([code = '']) => view.actions.exchange(code)}
    >
      <CodeField label="Code" problem={view.error && <Problem error={view.error} wait={wait} />} />
    </Form>
  );
}

function FollowLink({ view }: { view: ViewOf<'sent'> }) {
  return (
    <>
      <p>Open it in this browser. You can close this tab then.</p>
      {view.error && <Problem error={view.error} wait={view.resendInSeconds} />}
    </>
  );
}
