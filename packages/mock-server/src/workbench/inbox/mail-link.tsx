import type { VNode } from 'preact';
import { CopyButton } from '../ui/copy-button.tsx';

/** The link of a mail: to open, and to copy. */
export function MailLink({ link }: { readonly link: string }): VNode {
  // Some backends use the target of the request for the mail: a `javascript:` link must not run on this page.
  const canOpen = /^https?:\/\//i.test(link);
  return (
    <div class="row">
      {canOpen && (
        <a class="button" data-key="o" href={link} target="_blank" rel="noopener noreferrer">
          Open link<span aria-hidden="true"> ↗</span>
          <span class="hidden"> (new tab)</span>
        </a>
      )}
      <CopyButton what="the link" text={link} label="Copy link" />
      <code class="url">{link}</code>
    </div>
  );
}
