import type { AnyFailure } from '@resetkit/sdk';
import type { JSX } from 'react';
import { BrokenLinkIcon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { Screen } from '../ui/screen.tsx';
import { SendAgain } from './send-again.tsx';
import { StartAgain } from './start-again.tsx';
import type { ViewOf } from './views.ts';

interface DeadEndProps {
  readonly view: ViewOf<'sent' | 'entering-code' | 'failed'>;
  readonly error: AnyFailure;
}

/** Only another mail helps. */
export function DeadEnd({ view, error }: DeadEndProps): JSX.Element {
  return (
    <Screen title="That did not work">
      <div className="sign bad">
        <BrokenLinkIcon />
      </div>
      <Problem error={error} wait={view.resendInSeconds} />
      <StartAgain view={view} className="primary" />
      <div className="others">
        <SendAgain view={view} />
      </div>
    </Screen>
  );
}
