import { byId } from './dom.ts';

const announcer = byId('announcer', HTMLElement);

/** Announces a sentence to users of screen readers. */
export function announce(sentence: string): void {
  // Screen readers would not announce the same text again, so a repeated sentence gets a space.
  announcer.textContent = announcer.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
