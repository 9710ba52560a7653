import type { AnyFailure, AnyPasswordReset } from '@resetkit/sdk';
import { type PasswordResetView, usePasswordReset, usePasswordRules } from '@resetkit/sdk/react';
import { type FormEvent, type JSX, type ReactNode, useState } from 'react';
import { checklist } from '../common/checklist.ts';
import { errorText } from '../common/error-text.ts';
import { type OpenedReset, thisPage } from '../common/open-reset.ts';

type View = PasswordResetView<AnyPasswordReset>;
type ViewOf<Status extends View['status']> = Extract<View, { status: Status }>;

/** The whole form, for any backend: it shows the step that the reset is at. */
export function ForgotPassword({ reset, linkError }: OpenedReset): JSX.Element {
  const view = usePasswordReset(reset);
  return (
    <>
      <Step view={view} reset={reset} />
      <Problem error={view.error ?? (view.status === 'idle' ? linkError : undefined)} />
      {view.status !== 'idle' && view.status !== 'sending' && view.status !== 'done' && (
        <button type="button" onClick={view.actions.restart}>
          Start again
        </button>
      )}
    </>
  );
}

/** One part of the form for each status. Without one of them this would not compile. */
function Step({ view, reset }: { view: View; reset: AnyPasswordReset }): ReactNode {
  switch (view.status) {
    case 'idle':
    case 'sending':
      return <AskForMail view={view} />;
    case 'sent':
      return <MailSent view={view} what="link" />;
    case 'entering-code':
      return (
        <MailSent view={view} what="code">
          <Ask
            label="Code"
            inputMode="numeric"
            autoComplete="one-time-code"
            button="Continue"
            onAnswer={view.actions.exchange}
          />
        </MailSent>
      );
    case 'choosing-password':
      return <ChoosePassword view={view} reset={reset} />;
    case 'second-factor-due':
      return (
        <Ask
          label="Code of your authenticator app"
          inputMode="numeric"
          autoComplete="one-time-code"
          button="Continue"
          onAnswer={(code) => view.actions.verifySecondFactor?.({ code })}
        />
      );
    case 'done':
      return <p role="status">Your password is set. {view.signedIn ? 'You are signed in.' : 'Sign in with it.'}</p>;
    case 'failed':
      return <SendAgain view={view} />;
    case 'blocked':
      return null;
  }
}

function AskForMail({ view }: { view: ViewOf<'idle' | 'sending'> }) {
  const seconds = view.status === 'idle' ? view.resendInSeconds : 0;
  const isWaiting = view.pending !== undefined || seconds > 0;
  const request = (email: string) => view.actions.request({ email, redirectTo: thisPage() });
  const button = seconds > 0 ? `Send in ${seconds} s` : 'Send';
  return (
    <Ask label="E-mail" type="email" autoComplete="email" button={button} disabled={isWaiting} onAnswer={request} />
  );
}

function MailSent({
  view,
  what,
  children,
}: {
  view: ViewOf<'sent' | 'entering-code'>;
  what: string;
  children?: ReactNode;
}) {
  return (
    <>
      <p role="status">
        If {view.email} has an account, we have sent it a {what}.
      </p>
      {children}
      <SendAgain view={view} />
    </>
  );
}

function SendAgain({ view }: { view: ViewOf<'sent' | 'entering-code' | 'failed'> }) {
  const { canResend, resendInSeconds, email, actions } = view;
  if (email === undefined) return null;
  return (
    <button type="button" disabled={!canResend} onClick={actions.resend}>
      Send again{resendInSeconds > 0 && ` in ${resendInSeconds} s`}
    </button>
  );
}

function ChoosePassword({ view, reset }: { view: ViewOf<'choosing-password'>; reset: AnyPasswordReset }) {
  const [password, setPassword] = useState('');
  const rules = usePasswordRules(reset, password);
  return (
    <Ask
      label="New password"
      type="password"
      autoComplete="new-password"
      button="Set password"
      disabled={view.pending === 'confirm'}
      onChange={setPassword}
      onAnswer={(newPassword) => view.actions.confirm({ newPassword })}
    >
      <ul>
        {checklist(rules, password).map(({ mark, text }) => (
          <li key={text}>
            {mark} {text}
          </li>
        ))}
      </ul>
    </Ask>
  );
}

function Problem({ error }: { error: AnyFailure | undefined }) {
  return error && <p role="alert">{errorText(error)}</p>;
}

interface AskProps {
  readonly label: string;
  readonly button: string;
  readonly autoComplete: string;
  readonly type?: string;
  readonly inputMode?: 'numeric';
  readonly disabled?: boolean;
  readonly children?: ReactNode;
  readonly onChange?: (typed: string) => void;
  readonly onAnswer: (answer: string) => unknown;
}

/** A form with one field. */
function Ask({ label, button, disabled, children, onChange, onAnswer, ...field }: AskProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAnswer(`${new FormData(event.currentTarget).get('answer')}`);
  };
  return (
    <form onSubmit={submit}>
      <label>
        {label} <input name="answer" required onChange={(event) => onChange?.(event.target.value)} {...field} />
      </label>
      {children}
      <button type="submit" disabled={disabled}>
        {button}
      </button>
    </form>
  );
}
