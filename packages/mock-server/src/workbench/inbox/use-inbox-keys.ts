import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What keys do that press no control. */
export interface InboxKeys {
  /** Whether letters and signs are keys. */
  readonly letters: Signal<boolean>;
  /** Chooses the next mail, or with `-1` the one before. */
  move(by: 1 | -1): void;
  /** Goes back to the list, from a mail or from a field. Says whether there was anything to come back from. */
  back(isTyping: boolean): boolean;
}

/**
 * The keys of the inbox: Esc everywhere, the others where no field has the focus. A letter or a sign presses the control that
 * names it as its `data-key`.
 */
export function useInboxKeys(root: RefObject<HTMLElement | null>, keys: InboxKeys): void {
  const present = useRef(keys);
  present.current = keys;
  useEffect(() => {
    const onKeyDown = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || !root.current) return;
      if (press(event, root.current, present.current)) event.preventDefault();
    };
    // The inbox hears a key before what is around it, as a panel that Esc closes; the rest is heard where nothing has the focus.
    const scopes = [root.current, root.current?.getRootNode()];
    for (const scope of scopes) scope?.addEventListener('keydown', onKeyDown);
    return () => {
      for (const scope of scopes) scope?.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** Does what a key is for. Says whether it is for anything. */
function press(event: KeyboardEvent, root: HTMLElement, { letters, move, back }: InboxKeys): boolean {
  const [target] = event.composedPath();
  if (target instanceof HTMLElement && target.closest('dialog')) return false;
  if (event.key === 'Escape') {
    return (isFree(target) || root.contains(target as Node)) && back(isField(target));
  }
  if (isField(target)) return false;
  const step = steps[event.key];
  if (step !== undefined && (event.key.startsWith('Arrow') ? isFree(target) : letters.value)) {
    move(step);
    return true;
  }
  if (!letters.value || event.key.length !== 1) return false;
  const control = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
  if (control?.matches('input')) control.focus();
  else control?.click();
  return control !== null;
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

function isField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}

/** Whether arrows have nothing to do where the focus is: a list takes them, and a text is scrolled. */
function isFree(target: EventTarget | undefined): boolean {
  return target === document.body || target === document.documentElement;
}
