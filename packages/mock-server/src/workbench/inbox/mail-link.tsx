/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useWorkbench } from '../state/use-workbench.ts';
import { isWebLink } from '../state/web-link.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Shortened } from '../ui/shortened.tsx';

/** The link of a mail: to open, and to copy. */
export function MailLink({ link }: { readonly link: string }): VNode {
  const { openLink } = useWorkbench();
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openLink(link);
  };
  return (
    <>
      <div class="row">
        {isWebLink(link) && (
          <a class="button" data-key="o" href={link} target="_blank" rel="noopener noreferrer" onClick={onClick}>
            Open link <span aria-hidden="true">↗</span>
          </a>
        )}
        <CopyButton what="link" text={link} label="Copy link" shortcut="l" />
      </div>
      <p class="url">
        <code>
          <Shortened text={link} limit={400} />
        </code>
      </p>
      {!isWebLink(link) && <p class="bad">It is not opened here: it does not begin with http:// or https://.</p>}
    </>
  );
}
