'use client';

import type { PasswordRule } from '@resetkit/sdk';
import { type JSX, type PropsWithChildren, useActionState, useEffect, useState } from 'react';
import { checklist } from '../../../common/checklist.ts';
import { countDown } from '../../../common/count-down.ts';
import type { ResetView } from '../../lib/reset-view.ts';
import { takeStep } from './actions.ts';

/** What the page gives: the state to start with, and what a new password has to keep. */
export interface ForgotPasswordProps {
  readonly start: ResetView;
  readonly rules: readonly PasswordRule[];
}

/** The whole form: it shows the step that the reset is at. Each step is a form, and works before any script has loaded. */
export function ForgotPassword({ start, rules }: ForgotPasswordProps): JSX.Element {
  const [view, act, isPending] = useActionState(takeStep, start);
  // What was wrong with a link is not to be said again after a reload. Later than Next's own effects: its router would put it back.
  useEffect(() => {
    const timer = setTimeout(() => history.replaceState(null, '', location.pathname));
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      {view.problem && <p role="alert">{view.problem}</p>}
      <fieldset disabled={isPending}>
        <StepForms view={view} act={act} rules={rules} />
      </fieldset>
    </>
  );
}

interface StepProps {
  readonly act: (form: FormData) => void;
}

function StepForms({ view, act, rules }: StepProps & { view: ResetView; rules: readonly PasswordRule[] }) {
  switch (view.step) {
    case 'start':
      return (
        <StepForm step="request" act={act} label="Send">
          <label>
            E-mail <input name="email" type="email" autoComplete="email" required />
          </label>
        </StepForm>
      );
    case 'sent':
      return <ReadMail sent={view} act={act} />;
    case 'ready':
      return <ChoosePassword rules={rules} act={act} />;
    case 'done':
      return (
        <>
          <p role="status">Your password is set. {view.signedIn ? 'You are signed in.' : 'Sign in with it.'}</p>
          <StepForm step="restart" act={act} label="Start again" />
        </>
      );
  }
}

function ReadMail({ sent, act }: StepProps & { sent: Extract<ResetView, { step: 'sent' }> }) {
  const seconds = useSecondsLeft(sent.resendAt);
  return (
    <>
      <p role="status">
        If {sent.email} has an account, we have sent it a {sent.next}.
      </p>
      {sent.next === 'code' && (
        <StepForm step="exchange" act={act} label="Continue">
          <label>
            Code <input name="code" inputMode="numeric" autoComplete="one-time-code" required />
          </label>
        </StepForm>
      )}
      <StepForm
        step="request"
        act={act}
        label={seconds > 0 ? `Send again in ${seconds} s` : 'Send again'}
        wait={seconds > 0}
      >
        <input name="email" type="hidden" value={sent.email} />
      </StepForm>
      <StepForm step="restart" act={act} label="Start again" />
    </>
  );
}

function ChoosePassword({ rules, act }: StepProps & { rules: readonly PasswordRule[] }) {
  const [password, setPassword] = useState('');
  return (
    <>
      <StepForm step="confirm" act={act} label="Set password" onReset={() => setPassword('')}>
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
      </StepForm>
      <StepForm step="restart" act={act} label="Start again" />
    </>
  );
}

interface StepFormProps extends StepProps {
  /** What `takeStep` is to do. */
  readonly step: 'request' | 'exchange' | 'confirm' | 'restart';
  /** What its button says. */
  readonly label: string;
  readonly wait?: boolean;
  /** Called when React empties the form, as it does after each action. */
  readonly onReset?: () => void;
}

function StepForm({ step, act, label, wait = false, onReset, children }: PropsWithChildren<StepFormProps>) {
  return (
    <form action={act} onReset={onReset}>
      <input type="hidden" name="step" value={step} />
      {children}
      <button type="submit" disabled={wait}>
        {label}
      </button>
    </form>
  );
}

function useSecondsLeft(until: number): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => countDown(until, setSeconds), [until]);
  return seconds;
}
