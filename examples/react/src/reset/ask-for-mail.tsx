import type { AnyFailure } from '@resetkit/sdk';
import type { JSX, ReactNode } from 'react';
import { thisPage } from '../../../common/open-reset.ts';
import { durationText } from '../ui/duration-text.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Problem } from '../ui/problem.tsx';
import { Screen } from '../ui/screen.tsx';
import { useWait } from '../ui/use-wait.ts';
import type { View } from './views.ts';

interface AskForMailProps {
  readonly view: View;
  /** Why the link that has led here is of no use. */
  readonly linkError?: AnyFailure | undefined;
  readonly signIn: ReactNode;
  /** Called when the mail is on its way. */
  readonly onSent?: (() => void) | undefined;
}

/** The first step: whose password is it? */
export function AskForMail({ view, linkError, signIn, onSent }: AskForMailProps): JSX.Element {
  const error = view.error ?? (view.status === 'idle' ? linkError : undefined);
  const refusedFor = useWait(error);
  // A mail to one address keeps nobody from asking for one to another, but a refusal does.
  const waits = 'resendInSeconds' in view && (view.status === 'idle' || error?.kind === 'rate-limited');
  // A refusal may not say how long.
  const seconds = waits ? Math.max(view.resendInSeconds, refusedFor) : 0;
  const known = 'email' in view ? view.email : undefined;
  const request = async ([email = '']: readonly string[]) => {
    const { error: refusal } = await view.actions.request({ email, redirectTo: thisPage() });
    if (!refusal) onSent?.();
  };
  return (
    <Screen title="Forgot your password?" step={1}>
      <p className="lead">Tell us your address, and we mail you a way to choose a new one.</p>
      <Form
        button={seconds > 0 ? `Send in ${durationText(seconds)}` : 'Send'}
        isBusy={view.pending === 'request'}
        isWaiting={seconds > 0}
        onSubmit={request}
      >
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={known}
          problem={error && <Problem error={error} wait={seconds} />}
        />
      </Form>
      {signIn}
    </Screen>
  );
}
