import { useEffect, useRef } from 'react';

/** Puts the focus on the heading of a step that comes up, so that it is read aloud; not at a page load, nor out of the header. */
export function useStepFocus(step: string): void {
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    if (!document.activeElement?.closest('header')) document.querySelector<HTMLElement>('main h1')?.focus();
    scrollTo({ top: 0 });
  }, [step]);
}
