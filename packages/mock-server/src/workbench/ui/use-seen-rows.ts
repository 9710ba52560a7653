import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Rows of a list: the first one, and the one after the last. */
export interface SeenRows {
  readonly first: number;
  readonly end: number;
}

/** How many rows there are above and below those that are seen, so that there is something to see while one scrolls. */
const MORE = 8;

/** The rows that are seen in a box that scrolls, and some more. Their height is in pixels, and the same for all. */
export function useSeenRows(box: RefObject<HTMLElement | null>, count: number, rowHeight: number): SeenRows {
  const [{ top, height }, setPlace] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const list = box.current;
    if (!list) return undefined;
    const look = (): void => setPlace({ top: list.scrollTop, height: list.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(list);
    list.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener('scroll', look);
    };
  }, []);
  return {
    first: Math.max(0, Math.min(Math.floor(top / rowHeight), count) - MORE),
    end: Math.min(count, Math.ceil((top + height) / rowHeight) + MORE),
  };
}
