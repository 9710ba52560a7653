/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Message } from '../../core/message.ts';
import { cutText } from '../state/cut-text.ts';
import { Link } from '../ui/link.tsx';
import { Shortened } from '../ui/shortened.tsx';
import { type Tab, Tabs } from '../ui/tabs.tsx';
import { Time } from '../ui/time.tsx';
import type { BackendMail } from './backend-mail.ts';
import { MailHtml } from './mail-frame.tsx';
import { MailSecret } from './mail-secret.tsx';
import { MailHeaders, MailSource, MailText } from './mail-texts.tsx';

/** A mail as its recipient sees it, with what is needed of it at hand. */
export function Mail({ mail }: { readonly mail: BackendMail }): VNode {
  const { backend, message } = mail;
  return (
    <article class="mail" aria-label={cutText(message.subject, 200)} tabIndex={-1}>
      <Link to={{}} class="back">
        ‹ All mails
      </Link>
      <h2>
        <bdi>
          <Shortened text={message.subject} limit={300} />
        </bdi>
      </h2>
      <dl class="facts">
        <dt>From</dt>
        <dd>
          <Address text={message.from} />
        </dd>
        <dt>To</dt>
        <dd>
          <Address text={message.to} />
        </dd>
        <dt>Sent</dt>
        <dd>
          <Time backend={backend} at={Date.parse(message.sentAt)} /> by {backend.title}
        </dd>
      </dl>
      <MailSecret mail={mail} />
      <Tabs label="Forms of the mail" tabs={formsOf(message)} />
    </article>
  );
}

function Address({ text }: { readonly text: string }): VNode {
  return (
    <bdi>
      <Shortened text={text} limit={200} />
    </bdi>
  );
}

function formsOf(message: Message): readonly Tab[] {
  return [
    { name: 'HTML', content: () => <MailHtml message={message} /> },
    { name: 'Text', content: () => <MailText message={message} /> },
    { name: 'Headers', content: () => <MailHeaders message={message} /> },
    { name: 'Source', content: () => <MailSource message={message} /> },
  ];
}
