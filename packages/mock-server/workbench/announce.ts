import { byId } from './dom.ts';

const announcer = byId('announcer', HTMLElement);

/** Says something to who does not see the page. */
export function announce(sentence: string): void {
  // The same sentence twice would be no change: screen readers would keep silent.
  announcer.textContent = announcer.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
