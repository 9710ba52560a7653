import type { AnyFailure } from '@resetkit/sdk';
import { type JSX, useEffect, useState } from 'react';
import { secondFactorErrorText, signInErrorText } from '../../../common/error-text.ts';
import type { SignInAnswer } from '../../../common/sign-in.ts';
import { go, paths } from '../address.ts';
import type { Connection } from '../backends/connection.ts';
import type { ListedBackend } from '../backends/listed-backend.ts';
import { durationText } from '../ui/duration-text.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Link } from '../ui/link.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Problem } from '../ui/problem.tsx';
import { Screen } from '../ui/screen.tsx';
import { useTask } from '../ui/use-task.ts';
import { useWait } from '../ui/use-wait.ts';
import { VerifyCode } from '../ui/verify-code.tsx';

interface SignInProps {
  readonly path: string;
  readonly signIn: Connection['signIn'];
  /** The address that was used last. */
  readonly email: string | undefined;
  /** The account of the mock server, for whoever tries the app. */
  readonly demo: ListedBackend['demo'] | undefined;
  readonly onSignedIn: (email: string) => void;
}

/** Address and password, and then the second factor if the account has one. */
export function SignIn({ path, signIn, email, demo, onSignedIn }: SignInProps): JSX.Element {
  const [typed, setTyped] = useState(email ?? '');
  const [verify, setVerify] = useState<SignInAnswer['verify']>();
  const [error, setError] = useState<AnyFailure>();
  const isAtCode = path === paths.signInCode && verify !== undefined;
  useEffect(() => {
    if (path === paths.signInCode && !verify) go(paths.signIn, { replace: true });
  }, [path, verify]);

  const { isBusy, start } = useTask(async (attempt: () => Promise<SignInAnswer>, address: string) => {
    setError(undefined);
    const answer = await attempt();
    setError(answer.error);
    if (answer.error) return;
    setVerify(() => answer.verify);
    if (answer.verify) go(paths.signInCode);
    else onSignedIn(address);
  });
  const wait = useWait(error);

  if (isAtCode)
    return (
      <VerifyCode
        lead="Type in the code that your authenticator app shows."
        error={error}
        words={secondFactorErrorText}
        isBusy={isBusy}
        onCode={(code) => start(() => verify(code), typed)}
      >
        <Link to={paths.signIn} className="quiet">
          Back
        </Link>
      </VerifyCode>
    );
  return (
    <Screen title="Sign in">
      <p className="lead">Good to see you.</p>
      <Form
        button={wait > 0 ? `Sign in in ${durationText(wait)}` : 'Sign in'}
        isBusy={isBusy}
        isWaiting={wait > 0}
        onSubmit={([address = '', password = '']) => start(() => signIn(address, password), address)}
      >
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          problem={error && <Problem error={error} words={signInErrorText} wait={wait} />}
        />
      </Form>
      <div className="others">
        <Link to={paths.ask} className="quiet">
          Forgot your password?
        </Link>
      </div>
      {demo && <DemoAccount {...demo} />}
    </Screen>
  );
}

function DemoAccount({ email, password }: ListedBackend['demo']) {
  return (
    <p className="note">
      The mock server starts with the account <code>{email}</code>, password <code>{password}</code>.
    </p>
  );
}
