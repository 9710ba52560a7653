import type { JSX } from 'react';
import { CheckIcon } from '../ui/icons.tsx';
import { Screen } from '../ui/screen.tsx';

/** Where an app would begin. */
export function SignedIn({ email, onSignOut }: { email: string; onSignOut: () => void }): JSX.Element {
  return (
    <Screen title="You are in">
      <div className="sign good">
        <CheckIcon />
      </div>
      <p className="lead">
        Signed in{email && ' as '}
        <strong>{email}</strong>. This is where your app begins.
      </p>
      <button type="button" className="primary" onClick={onSignOut}>
        Sign out
      </button>
    </Screen>
  );
}
