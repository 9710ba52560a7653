import type { JSX } from 'react';
import type { ChecklistLine } from '../../../common/checklist.ts';

const STATES = { '✓': 'kept', '✗': 'missing', '': 'open' } as const;

interface RulesProps {
  readonly lines: readonly ChecklistLine[];
  readonly isTyping: boolean;
}

/** The rules of a password, ticked off while it is typed. How many are missing is read aloud when it changes. */
export function Rules({ lines, isTyping }: RulesProps): JSX.Element | null {
  if (lines.length === 0) return null;
  const missing = lines.filter(({ mark }) => mark === '✗').length;
  return (
    <div id="rules">
      <ul className={isTyping ? 'rules typing' : 'rules'}>
        {lines.map(({ mark, text }) => (
          <li key={text} data-state={STATES[mark]}>
            <span className="tick">{mark}</span> {text}
          </li>
        ))}
      </ul>
      <span className="unseen" aria-live="polite">
        {isTyping && (missing === 0 ? 'Every rule is kept.' : `Rules that are not kept: ${missing}.`)}
      </span>
    </div>
  );
}
