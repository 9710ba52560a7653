import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What keys do that press no control. */
export interface InboxKeys {
  /** Whether letters and signs are keys. */
  readonly letters: Signal<boolean>;
  /** Chooses the next mail, or with `-1` the one before. */
  move(by: 1 | -1): void;
  /** Goes back to the list. */
  back(): void;
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
    const scope = root.current?.getRootNode();
    scope?.addEventListener('keydown', onKeyDown);
    return () => scope?.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Does what a key is for. Says whether it is for anything. */
function press(event: KeyboardEvent, root: HTMLElement, { letters, move, back }: InboxKeys): boolean {
  const [target] = event.composedPath();
  if (target instanceof HTMLElement && target.closest('dialog')) return false;
  if (event.key === 'Escape') {
    const isOurs = isFree(target) || root.contains(target as Node);
    if (isOurs) back();
    return isOurs;
  }
  if (target instanceof HTMLElement && target.matches('input, select, textarea')) return false;
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

/** Whether arrows have nothing to do where the focus is: a list takes them, and a text is scrolled. */
function isFree(target: EventTarget | undefined): boolean {
  return target === document.body || target === document.documentElement;
}
