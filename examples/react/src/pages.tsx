import { usePasswordReset } from '@resetkit/sdk/react';
import { type JSX, useEffect, useRef, useState } from 'react';
import { go, paths } from './address.ts';
import type { Connection } from './backends/connection.ts';
import type { Place } from './backends/place.ts';
import { ForgotPassword } from './reset/forgot-password.tsx';
import { stepPath } from './reset/step-path.ts';
import { useStepPath } from './reset/use-step-path.ts';
import { SignIn } from './sign-in/sign-in.tsx';
import { SignedIn } from './sign-in/signed-in.tsx';
import { Link } from './ui/link.tsx';
import { useStepFocus } from './ui/use-step-focus.ts';

/** What is at the address, for one backend. */
export function Pages({ connection, place }: { connection: Connection; place: Place }): JSX.Element {
  const { reset, linkError, signIn, backend } = connection;
  const view = usePasswordReset(reset);
  const isLink = linkError !== undefined || view.status === 'choosing-password';
  const path = useStepPath(view, isLink);
  const [signedIn, setSignedIn] = useState<string>();
  const email = useLast('email' in view ? view.email : undefined);
  useStepFocus(path);
  useCheck(view.status, view.actions.check);
  useEffect(() => {
    if (path === paths.signedIn && signedIn === undefined) go(paths.signIn, { replace: true });
  }, [path, signedIn]);

  const enter = (address: string) => {
    setSignedIn(address);
    go(paths.signedIn);
  };
  if (path.startsWith(paths.ask)) {
    const toSignIn = (
      <Link to={paths.signIn} className="quiet">
        Back to the sign-in
      </Link>
    );
    const goOn = (
      <button type="button" className="primary" onClick={() => enter(email ?? '')}>
        Go on
      </button>
    );
    const signInNow = (
      <Link to={paths.signIn} className="primary">
        Sign in
      </Link>
    );
    const afterwards = view.status === 'done' && view.signedIn ? goOn : signInNow;
    return (
      <ForgotPassword
        reset={reset}
        linkError={linkError}
        asksAgain={path === paths.ask && stepPath(view) !== paths.ask}
        onSentAgain={() => go(paths.mail)}
        signIn={view.status === 'done' && path !== paths.ask ? afterwards : <div className="others">{toSignIn}</div>}
        inbox={<InboxHint place={place} />}
      />
    );
  }
  if (path === paths.signedIn && signedIn !== undefined)
    return <SignedIn email={signedIn} onSignOut={() => go(paths.signIn)} />;
  const demo = place.kind === 'real' ? undefined : backend.demo;
  return <SignIn path={path} signIn={signIn} email={email} demo={demo} onSignedIn={enter} />;
}

/** Looks whether a mailed link is still good, before somebody thinks up a password: where the backend can say it. */
function useCheck(status: string, check: (() => unknown) | undefined): void {
  useEffect(() => {
    if (status === 'choosing-password') check?.();
  }, [status, check]);
}

/** The last value that there was. */
function useLast<Value>(value: Value | undefined): Value | undefined {
  const last = useRef(value);
  if (value !== undefined) last.current = value;
  return last.current;
}

/** Where the mail is, if no mailbox gets it. */
function InboxHint({ place: { kind, inboxUrl } }: { place: Place }) {
  if (kind === 'real') return null;
  return (
    <p className="note">
      Nobody gets this mail for real: it is in the mock server's{' '}
      {inboxUrl ? (
        <a href={inboxUrl} target="resetkit-inbox">
          inbox
        </a>
      ) : (
        'panel, at the lower edge of this page'
      )}
      .
    </p>
  );
}
