import type { ChangedPart, ChangeListener } from './changed-part.ts';

/** Checks that a listener is a function, and throws otherwise. */
export function checkListener(listener: unknown): void {
  if (typeof listener !== 'function')
    throw new Error(`Expected a function that is called with what changed, not ${JSON.stringify(listener)}.`);
}

/** Calls a listener. An error of it is printed and does not reach what made the change. */
export function notify(listener: ChangeListener, changed: readonly ChangedPart[]): void {
  try {
    listener(changed);
  } catch (error) {
    console.error('Resetkit: onChange threw.', error);
  }
}
