/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../core/message.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { Shortened } from '../ui/shortened.tsx';
import { linkIn, mailDocument, rootOf } from './mail-html.ts';

/** HTML that a page shows without a pause. */
const LIMIT = 200_000;
/** In pixels. A mail that is longer is scrolled in its frame. */
const HIGHEST = 8_000;

/** The mail's HTML, as wide as a phone or as there is room. */
export function MailHtml({ message: { html, subject } }: { readonly message: Message }): VNode {
  const [isNarrow, setNarrow] = useState(false);
  if (html.trim() === '') return <p class="hint">This mail has no HTML.</p>;
  return (
    <>
      <div class="row">
        <button type="button" class="as-on-phone" aria-pressed={isNarrow} onClick={() => setNarrow(!isNarrow)}>
          As on a phone
        </button>
        <span class="soft">Scripts, forms and pictures from the network are off.</span>
      </div>
      <Shortened text={html} limit={LIMIT}>
        {(shown) => <MailFrame html={shown} title={`HTML of “${subject}”`} isNarrow={isNarrow} />}
      </Shortened>
    </>
  );
}

/**
 * HTML in a sandboxed frame. Nothing in it runs: it has the origin of this page, which measures it and follows its links, but no
 * scripts, forms and windows.
 */
function MailFrame({
  html,
  title,
  isNarrow,
}: {
  readonly html: string;
  readonly title: string;
  readonly isNarrow: boolean;
}): VNode {
  const { openLink } = useWorkbench();
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (!frame.current) return undefined;
    const widths = new ResizeObserver(() => fitHeight(frame.current));
    widths.observe(frame.current.parentElement ?? frame.current);
    return () => widths.disconnect();
  }, [isNarrow]);
  const onLoad = (): void => {
    fitHeight(frame.current);
    const root = contentOf(frame.current);
    root?.addEventListener('click', (event) => {
      const link = linkIn(event);
      if (link === undefined) return;
      event.preventDefault();
      openLink(link);
    });
    root?.addEventListener('keydown', (event) => repeat(event as KeyboardEvent, frame.current));
  };
  return (
    <div class={isNarrow ? 'paper narrow' : 'paper'}>
      <iframe
        ref={frame}
        sandbox="allow-same-origin"
        title={title}
        referrerpolicy="no-referrer"
        srcdoc={mailDocument(html)}
        onLoad={onLoad}
      />
    </div>
  );
}

function contentOf(frame: HTMLIFrameElement | null): Element | null {
  return frame?.contentDocument ? rootOf(frame.contentDocument) : null;
}

/** Makes a frame as high as its content. Heights that follow the frame's own do not count: it has none while it is measured. */
function fitHeight(frame: HTMLIFrameElement | null): void {
  const root = contentOf(frame);
  if (!frame || !root) return;
  frame.style.height = '0';
  const scrollbar = root.scrollWidth > root.clientWidth ? 16 : 0;
  frame.style.height = `${Math.min(root.scrollHeight + scrollbar + 2, HIGHEST)}px`;
}

/** Lets the workbench hear a key that was pressed in a frame. */
function repeat({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, frame: HTMLIFrameElement | null): void {
  frame?.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, composed: true }),
  );
}
