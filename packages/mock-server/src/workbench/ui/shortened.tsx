/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { cutText } from '../state/cut-text.ts';

/** A text that can be very long: its beginning, and a button that shows all of it. */
export function Shortened({
  text,
  limit,
  children = (shown) => shown,
}: {
  readonly text: string;
  /** How many characters are shown at first. */
  readonly limit: number;
  /** Shows what is to be shown. Default: as it is. */
  readonly children?: (shown: string) => ComponentChildren;
}): VNode {
  const [isWhole, setWhole] = useState(false);
  if (isWhole || text.length <= limit) return <>{children(text)}</>;
  return (
    <>
      {children(cutText(text, limit))}{' '}
      <button type="button" class="more" onClick={() => setWhole(true)}>
        Show all {text.length.toLocaleString('en')} characters
      </button>
    </>
  );
}
