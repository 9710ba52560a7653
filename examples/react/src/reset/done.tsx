import type { JSX, ReactNode } from 'react';
import { CheckIcon } from '../ui/icons.tsx';
import { Screen } from '../ui/screen.tsx';
import type { ViewOf } from './views.ts';

const SESSIONS = {
  end: 'Everywhere else you have been signed out.',
  'end-at-refresh': 'Everywhere else you will be signed out within minutes.',
  stay: 'Elsewhere you may still be signed in.',
} as const;

/** The last step: it has worked. */
export function Done({ view, signIn }: { view: ViewOf<'done'>; signIn: ReactNode }): JSX.Element {
  return (
    <Screen title="All set">
      <div className="sign good">
        <CheckIcon />
      </div>
      <p role="status" className="lead">
        Your password is set. {view.signedIn ? 'You are signed in.' : 'Sign in with it.'}
      </p>
      <p>{SESSIONS[view.facts.otherSessions]}</p>
      {signIn}
    </Screen>
  );
}
