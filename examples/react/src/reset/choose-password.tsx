import type { AnyPasswordReset } from '@resetkit/sdk';
import { usePasswordRules } from '@resetkit/sdk/react';
import { type JSX, useState } from 'react';
import { checklist } from '../../../common/checklist.ts';
import { durationText } from '../ui/duration-text.ts';
import { Form } from '../ui/form.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Problem } from '../ui/problem.tsx';
import { Screen } from '../ui/screen.tsx';
import { useSecondsUntil } from '../ui/use-seconds-until.ts';
import { useWait } from '../ui/use-wait.ts';
import { Rules } from './rules.tsx';
import { StartAgain } from './start-again.tsx';
import type { ViewOf } from './views.ts';

interface ChoosePasswordProps {
  readonly view: ViewOf<'choosing-password'>;
  readonly reset: AnyPasswordReset;
}

/** The third step: the new password, with the rules that it has to keep. */
export function ChoosePassword({ view, reset }: ChoosePasswordProps): JSX.Element {
  const [password, setPassword] = useState('');
  const rules = checklist(usePasswordRules(reset, password), password);
  const wait = useWait(view.error);
  const { expiresAt } = view;
  const left = useSecondsUntil(expiresAt === undefined ? undefined : Date.parse(expiresAt));
  return (
    <Screen title="Choose a new password" step={3}>
      {view.email && <p className="lead">For {view.email}.</p>}
      <Form
        button={wait > 0 ? `Set password in ${durationText(wait)}` : 'Set password'}
        isBusy={view.pending === 'confirm'}
        isWaiting={wait > 0}
        onSubmit={([newPassword = '']) => view.actions.confirm({ newPassword })}
      >
        {/* For password managers: whose password it is. */}
        <input type="email" name="username" autoComplete="username" value={view.email ?? ''} readOnly hidden />
        <PasswordField
          label="New password"
          name="new-password"
          autoComplete="new-password"
          describedBy="rules"
          onChange={(event) => setPassword(event.target.value)}
          problem={view.error && <Problem error={view.error} wait={wait} />}
        />
        <Rules lines={rules} isTyping={password !== ''} />
      </Form>
      <div className="others">
        {expiresAt !== undefined && (
          <span className="hint" role="timer">
            {left > 0 ? `Good for ${durationText(left)}` : 'This code or link is too old by now.'}
          </span>
        )}
        <StartAgain view={view} />
      </div>
    </Screen>
  );
}
