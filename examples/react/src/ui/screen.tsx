import type { CSSProperties, JSX, ReactNode } from 'react';

/** The steps of a reset that somebody takes. */
const STEPS = 3;

interface ScreenProps {
  readonly title: string;
  /** Which of the steps it is, if it is one: 1 is the first. */
  readonly step?: number;
  readonly children: ReactNode;
}

/** One step: a heading, which gets the focus when the step comes up, and what belongs to it. */
export function Screen({ title, step, children }: ScreenProps): JSX.Element {
  return (
    <div className="screen">
      <title>{`${title} · Engine Room`}</title>
      {step !== undefined && (
        <p className="step">
          <span>
            Step {step} of {STEPS}
          </span>
          <span className="bar" style={{ '--part': step / STEPS } as CSSProperties} aria-hidden="true" />
        </p>
      )}
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
}
