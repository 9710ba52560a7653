import type { AnyFailure } from '@resetkit/sdk';
import type { JSX } from 'react';
import { errorText } from '../../../common/error-text.ts';
import { durationText } from './duration-text.ts';
import { AlertIcon } from './icons.tsx';

interface ProblemProps {
  readonly error: AnyFailure;
  /** Words for an error, where the usual ones do not fit. */
  readonly words?: (error: AnyFailure) => string;
  /** The seconds to wait, after too many tries. */
  readonly wait?: number;
}

/** The sentence for an error, read aloud once; a countdown is only seen. */
export function Problem({ error, words = errorText, wait = 0 }: ProblemProps): JSX.Element {
  const sentence = words(error);
  return (
    <p role="alert" className="problem">
      <AlertIcon />
      {error.kind === 'rate-limited' ? (
        <>
          <span className="unseen">{sentence}</span>
          <span aria-hidden="true">
            {wait > 0 ? `Too many tries. You can go on in ${durationText(wait)}.` : 'You can try again now.'}
          </span>
        </>
      ) : (
        <span>{sentence}</span>
      )}
    </p>
  );
}
