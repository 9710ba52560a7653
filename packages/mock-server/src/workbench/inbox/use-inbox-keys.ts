import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Keys of the inbox, where no field has the focus: `/` searches, `c` copies the code, `l` copies the link, `o` opens it.
 * Each presses the control of that name.
 */
export function useInboxKeys(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
      const [target] = event.composedPath();
      if (target instanceof HTMLElement && target.matches('input, select, textarea')) return;
      const control = root.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
      if (!control) return;
      event.preventDefault();
      if (control.matches('input')) control.focus();
      else control.click();
    };
    const scope = root.current?.getRootNode();
    scope?.addEventListener('keydown', onKeyDown);
    return () => scope?.removeEventListener('keydown', onKeyDown);
  }, []);
}
