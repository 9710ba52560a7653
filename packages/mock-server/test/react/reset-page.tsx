import type { AnyPasswordReset } from '@resetkit/sdk';
import { type PasswordResetView, usePasswordReset } from '@resetkit/sdk/react';
import { type ReactNode, useState } from 'react';

interface PageProps {
  readonly flow: AnyPasswordReset;
  /** The page that mailed links lead to. */
  readonly redirectTo?: string | undefined;
  /** Is told what each render shows. */
  readonly onRender?: (view: PasswordResetView<AnyPasswordReset>) => void;
}

/** The page that an app would write: it knows no backend, and has all steps. */
export function ResetPage({ flow, redirectTo, onRender }: PageProps): ReactNode {
  const view = usePasswordReset(flow, { readLinkOnMount: true });
  onRender?.(view);
  return (
    <main>
      <h1>{view.status}</h1>
      <p data-testid="pending">{view.pending}</p>
      {view.error && <p role="alert">{view.error.kind}</p>}
      <Step view={view} redirectTo={redirectTo} />
      <button type="button" onClick={view.actions.restart}>
        Start again
      </button>
    </main>
  );
}

function Step({
  view,
  redirectTo,
}: {
  view: PasswordResetView<AnyPasswordReset>;
  redirectTo: string | undefined;
}): ReactNode {
  const { actions } = view;
  const request = (email: string) => actions.request({ email, redirectTo: redirectTo ?? location.href });
  switch (view.status) {
    case 'idle':
    case 'sending':
      return (
        <>
          {view.status === 'idle' && <p data-testid="wait">{view.resendInSeconds}</p>}
          <Form label="E-mail" button="Send" onSubmit={request} />
        </>
      );
    case 'sent':
      return <Resend view={view} />;
    case 'entering-code':
      return (
        <>
          <Form label="Code" button="Go on" onSubmit={view.actions.exchange} />
          <Resend view={view} />
        </>
      );
    case 'choosing-password':
      return <Form label="New password" button="Save" onSubmit={(newPassword) => actions.confirm({ newPassword })} />;
    case 'second-factor-due':
      return (
        <Form
          label={`Second factor of ${view.email ?? 'your account'}`}
          button="Verify"
          onSubmit={(code) => actions.verifySecondFactor?.({ code })}
        />
      );
    case 'blocked':
      return <p>Ask the support</p>;
    case 'done':
      return <p>{view.signedIn ? 'signed in' : 'sign in now'}</p>;
    case 'failed':
      return <Resend view={view} />;
  }
}

type ResendView = Extract<PasswordResetView<AnyPasswordReset>, { canResend: boolean; email: unknown }>;

function Resend({ view }: { view: ResendView }): ReactNode {
  return (
    <button type="button" disabled={!view.canResend} onClick={view.actions.resend}>
      Again to {view.email} in {view.resendInSeconds} s
    </button>
  );
}

interface FormProps {
  readonly label: string;
  readonly button: string;
  readonly onSubmit: (value: string) => unknown;
}

function Form({ label, button, onSubmit }: FormProps): ReactNode {
  const [value, setValue] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(value);
      }}
    >
      <label>
        {label}
        <input value={value} onChange={(event) => setValue(event.target.value)} />
      </label>
      <button type="submit">{button}</button>
    </form>
  );
}
