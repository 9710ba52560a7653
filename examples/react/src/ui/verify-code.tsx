import type { AnyFailure } from '@resetkit/sdk';
import type { JSX, ReactNode } from 'react';
import { CodeField } from './code-field.tsx';
import { durationText } from './duration-text.ts';
import { Form } from './form.tsx';
import { PhoneIcon } from './icons.tsx';
import { Problem } from './problem.tsx';
import { Screen } from './screen.tsx';
import { useWait } from './use-wait.ts';

interface VerifyCodeProps {
  readonly lead: string;
  readonly error: AnyFailure | undefined;
  readonly words: (error: AnyFailure) => string;
  readonly isBusy: boolean;
  readonly onCode: (code: string) => unknown;
  readonly children: ReactNode;
}

/** Asks for the code of an authenticator app. That it is asked for is no problem yet, so that is not shown as one. */
export function VerifyCode({ lead, error, words, isBusy, onCode, children }: VerifyCodeProps): JSX.Element {
  const problem = error?.kind === 'second-factor-required' ? undefined : error;
  const wait = useWait(problem);
  return (
    <Screen title="One more step">
      <div className="sign">
        <PhoneIcon />
      </div>
      <p className="lead">{lead}</p>
      <Form
        button={wait > 0 ? `Continue in ${durationText(wait)}` : 'Continue'}
        isBusy={isBusy}
        isWaiting={wait > 0}
        onSubmit={([code = '']) => onCode(code)}
      >
        <CodeField
          label="Code of your authenticator app"
          problem={problem && <Problem error={problem} words={words} wait={wait} />}
        />
      </Form>
      <div className="others">{children}</div>
    </Screen>
  );
}
