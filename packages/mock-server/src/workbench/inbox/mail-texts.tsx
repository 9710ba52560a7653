/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { headersOf, sourceOf } from '../../core/mail-source.ts';
import type { Message } from '../../core/message.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Shortened } from '../ui/shortened.tsx';

/** Text that a page shows without a pause. */
const LIMIT = 100_000;

/** A mail's plain text. */
export function MailText({ message: { text } }: { readonly message: Message }): VNode {
  if (text.trim() === '') return <p class="hint">This mail has no text.</p>;
  return <Long what="the text" text={text} />;
}

/** A mail's headers. */
export function MailHeaders({ message }: { readonly message: Message }): VNode {
  return (
    <dl class="facts">
      {headersOf(message).map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>
            <bdi>
              <Shortened text={value} limit={400} />
            </bdi>
          </dd>
        </>
      ))}
    </dl>
  );
}

/** A mail as a mail server gets it. */
export function MailSource({ message }: { readonly message: Message }): VNode {
  return <Long what="the source" text={sourceOf(message)} />;
}

function Long({ what, text }: { readonly what: string; readonly text: string }): VNode {
  return (
    <>
      <div class="row">
        <CopyButton what={what} text={text} label={`Copy ${what}`} />
      </div>
      <Shortened text={text} limit={LIMIT}>
        {(shown) => <pre dir="auto">{shown}</pre>}
      </Shortened>
    </>
  );
}
