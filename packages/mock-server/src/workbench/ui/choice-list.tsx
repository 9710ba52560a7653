/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useSeenRows } from './use-seen-rows.ts';

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
  const seen = useSeenRows(box, items.length, rowHeight);
  const at = items.findIndex((item) => keyOf(item) === chosen);
  useKeptPlace(box, items.map(keyOf), rowHeight);
  useEffect(() => {
    if (at !== -1 && box.current) scrollTo(box.current, at, rowHeight);
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
      <div class="all" role="presentation" style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(seen.first, seen.end).map((item, offset) => {
          const index = seen.first + offset;
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
              style={{ height: `${rowHeight}px`, transform: `translateY(${index * rowHeight}px)` }}
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

/** Scrolls a list no further than it takes for a row to be seen. */
function scrollTo(list: HTMLElement, index: number, rowHeight: number): void {
  const [start, end] = [index * rowHeight, (index + 1) * rowHeight];
  if (start < list.scrollTop) list.scrollTop = start;
  else if (end > list.scrollTop + list.clientHeight) list.scrollTop = end - list.clientHeight;
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
