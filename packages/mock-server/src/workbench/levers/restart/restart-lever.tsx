/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { RestartButton } from '../../ui/restart-button.tsx';
import type { LeverProps } from '../lever.ts';

/** Starts backends anew. */
export function RestartLever({ backends }: LeverProps): VNode {
  return (
    <>
      <p>
        Back to how the server was started: options, clock, limits, delays and the starting accounts. Mails, sessions,
        faults and the journal are dropped.
      </p>
      <p>
        <RestartButton backends={backends} />
      </p>
    </>
  );
}
