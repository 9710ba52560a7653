import type { ChangedPart, ChangeListener } from './changed-part.ts';

/** Throws if a listener is no function. */
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
