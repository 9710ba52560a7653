/** @jsxImportSource preact */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

/** A list of rows of the same height, of which one is chosen. */
export interface ChoiceListProps<Item> {
  /** Its name for a screen reader. */
  readonly label: string;
  readonly items: readonly Item[];
  /** Tells items apart. */
  keyOf(item: Item): string;
  /** In pixels. */
  readonly rowHeight: number;
  /** The key of the chosen item. Empty: none. */
  readonly chosen: string;
  onChoose(item: Item): void;
  /** What a row shows. */
  row(item: Item): ComponentChildren;
}

/**
 * A list box (WAI-ARIA) that has only the rows that are seen, so that thousands cost what dozens do. Arrows, Page keys, Home
 * and End choose.
 */
export function ChoiceList<Item>({
  label,
  items,
  keyOf,
  rowHeight,
  chosen,
  onChoose,
  row,
}: ChoiceListProps<Item>): VNode {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer(box, items.length, rowHeight);
  const at = items.findIndex((item) => keyOf(item) === chosen);
  useKeptPlace(box, items.map(keyOf), rowHeight);
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at);
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = indexAfter(event.key, at, page, items.length - 1);
    const item = next === undefined ? undefined : items[next];
    if (item === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChoose(item);
  };
  return (
    <div
      ref={box}
      class="choices"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at === -1 ? undefined : `${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      <div class="all" role="presentation" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus, and names the active option.
            <div
              key={keyOf(item)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ height: `${rowHeight}px`, transform: `translateY(${start}px)` }}
              onClick={() => onChoose(item)}
            >
              {row(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function useVirtualizer(
  box: { readonly current: HTMLDivElement | null },
  count: number,
  rowHeight: number,
): Virtualizer<HTMLDivElement, Element> {
  const [, rerender] = useReducer((times: number) => times + 1, 0);
  const options = {
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => rerender(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLDivElement, Element>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

/** Keeps the rows that are seen where they are when others come above them. At the top of the list the new ones are seen. */
function useKeptPlace(
  box: { readonly current: HTMLDivElement | null },
  keys: readonly string[],
  rowHeight: number,
): void {
  const first = useRef({ key: '', index: 0 });
  useLayoutEffect(() => {
    const list = box.current;
    if (!list) return;
    const index = keys.indexOf(first.current.key);
    if (index > first.current.index && first.current.index > 0)
      list.scrollTop += (index - first.current.index) * rowHeight;
    const seen = Math.floor(list.scrollTop / rowHeight);
    first.current = { key: keys[seen] ?? '', index: seen };
  });
}

function indexAfter(key: string, index: number, page: number, last: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: last,
  };
  const next = moves[key];
  return next === undefined ? undefined : Math.min(Math.max(next, 0), last);
}
