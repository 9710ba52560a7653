/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useWorkbench } from '../state/use-workbench.ts';
import { copyText } from './copy-text.ts';

/** A button that copies a text, and says for a moment that it did. `what` ends its name for a screen reader: `the code`. */
export function CopyButton({
  what,
  text,
  label = 'Copy',
  shortcut,
}: {
  readonly what: string;
  readonly text: string | (() => string | Promise<string>);
  readonly label?: string;
  /** The key that presses it, where a part has keys. */
  readonly shortcut?: string;
}): VNode {
  const { act } = useWorkbench();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const copied = await act(async () => copyText(typeof text === 'string' ? text : await text()), `Copied ${what}.`);
    if (!copied) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button type="button" class="copy" data-key={shortcut} aria-label={`Copy ${what}`} onClick={copy}>
      {isCopied ? 'Copied ✓' : label}
    </button>
  );
}
