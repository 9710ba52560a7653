import type { JSX } from 'react';
import type { View } from './views.ts';

/** Forgets this reset, for another address. */
export function StartAgain({ view, className = 'quiet' }: { view: View; className?: string }): JSX.Element {
  return (
    <button type="button" className={className} onClick={view.actions.restart}>
      Start again
    </button>
  );
}
