import type { JSX } from 'react';
import { AlertIcon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { Screen } from '../ui/screen.tsx';
import { StartAgain } from './start-again.tsx';
import type { ViewOf } from './views.ts';

/** No mail helps: the account is disabled, gone, or has no password. */
export function Blocked({ view }: { view: ViewOf<'blocked'> }): JSX.Element {
  return (
    <Screen title="We cannot reset this password">
      <div className="sign bad">
        <AlertIcon />
      </div>
      <Problem error={view.error} />
      <StartAgain view={view} className="primary" />
    </Screen>
  );
}
