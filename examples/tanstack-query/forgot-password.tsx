import type { AnyPasswordReset, ExchangeStep, ResetSent } from '@resetkit/sdk';
import { type FormEvent, type JSX, useEffect, useState, useSyncExternalStore } from 'react';
import { checklist } from '../common/checklist.ts';
import { countDown } from '../common/count-down.ts';
import { errorText } from '../common/error-text.ts';
import type { OpenedReset } from '../common/open-reset.ts';
import { useEnterCode, usePasswordRules, useRequestMail, useSetPassword } from './steps.ts';

/** The whole form: it shows the step that the reset is at. */
export function ForgotPassword({ reset, linkError }: OpenedReset): JSX.Element {
  const state = useSyncExternalStore(reset.subscribe, () => reset.state);
  switch (state.step) {
    case 'start':
      return <AskForMail reset={reset} linkError={linkError} />;
    case 'sent':
      return <ReadMail reset={reset} sent={state} />;
    case 'ready':
      return <ChoosePassword reset={reset} />;
    case 'done':
      return <p role="status">Your password is set. {state.signedIn ? 'You are signed in.' : 'Sign in with it.'}</p>;
  }
}

function AskForMail({ reset, linkError }: OpenedReset) {
  const request = useRequestMail(reset);
  return (
    <form onSubmit={submitting('email', request.mutate)}>
      <label>
        E-mail <input name="email" type="email" autoComplete="email" required />
      </label>
      <Problem error={request.error ?? linkError} />
      <button type="submit" disabled={request.isPending}>
        Send
      </button>
    </form>
  );
}

function ReadMail({ reset, sent }: { reset: AnyPasswordReset; sent: ResetSent }) {
  const request = useRequestMail(reset);
  const seconds = useSecondsLeft(sent.resendAt);
  return (
    <>
      <p role="status">
        If {sent.email} has an account, we have sent it a {sent.next}.
      </p>
      {sent.next === 'code' && reset.exchange && <EnterCode exchange={reset.exchange} />}
      <Problem error={request.error} />
      <button type="button" disabled={request.isPending || seconds > 0} onClick={() => request.mutate(sent.email)}>
        Send again{seconds > 0 && ` in ${seconds} s`}
      </button>
      <StartAgain reset={reset} />
    </>
  );
}

function EnterCode({ exchange }: ExchangeStep) {
  const enter = useEnterCode(exchange);
  return (
    <form onSubmit={submitting('code', enter.mutate)}>
      <label>
        Code <input name="code" inputMode="numeric" autoComplete="one-time-code" required />
      </label>
      <Problem error={enter.error} />
      <button type="submit" disabled={enter.isPending}>
        Continue
      </button>
    </form>
  );
}

function ChoosePassword({ reset }: { reset: AnyPasswordReset }) {
  const set = useSetPassword(reset);
  const { data: rules = [] } = usePasswordRules(reset);
  const [password, setPassword] = useState('');
  return (
    <form onSubmit={submitting('password', set.mutate)}>
      <label>
        New password{' '}
        <input
          name="password"
          type="password"
          autoComplete="new-password"
          required
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <ul>
        {checklist(rules, password).map(({ mark, text }) => (
          <li key={text}>
            {mark} {text}
          </li>
        ))}
      </ul>
      <Problem error={set.error} />
      <button type="submit" disabled={set.isPending}>
        Set password
      </button>
      <StartAgain reset={reset} />
    </form>
  );
}

function Problem({ error }: { error: Parameters<typeof errorText>[0] | null | undefined }) {
  return error && <p role="alert">{errorText(error)}</p>;
}

function StartAgain({ reset }: { reset: AnyPasswordReset }) {
  return (
    <button type="button" onClick={reset.restart}>
      Start again
    </button>
  );
}

function useSecondsLeft(until: number): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => countDown(until, setSeconds), [until]);
  return seconds;
}

/** A form whose one field is handed on. */
function submitting(field: string, submit: (value: string) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submit(`${new FormData(event.currentTarget).get(field)}`);
  };
}
