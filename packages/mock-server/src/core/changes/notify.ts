import type { ChangedPart, ChangeListener } from './changed-part.ts';

/** Calls a listener. An error of it is printed and does not reach what made the change. */
export function notify(listener: ChangeListener, changed: readonly ChangedPart[]): void {
  try {
    listener(changed);
  } catch (error) {
    console.error('Resetkit: onChange threw.', error);
  }
}
