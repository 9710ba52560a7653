import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus where the list and the mail take each other's place: to the mail that was opened, and back to the list. Where
 * both are seen, the focus stays, and goes to the list if nothing has it. A mail is read from its beginning.
 */
export function useFocusOnMail(root: RefObject<HTMLElement | null>, id: string | undefined): void {
  const before = useRef(id);
  useEffect(() => {
    if (before.current === id) return;
    before.current = id;
    const list = root.current?.querySelector<HTMLElement>('[role="listbox"]');
    const mail = root.current?.querySelector<HTMLElement>('article');
    mail?.parentElement?.scrollTo(0, 0);
    if (mail && list?.checkVisibility() === false) mail.focus();
    if (!mail && nothingHasFocus()) list?.focus();
  }, [id]);
}

/** What had the focus is gone. In a page with a panel, the page may have it. */
function nothingHasFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
