import type { VNode } from 'preact';
import { timeOfDay } from '../state/time-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Link } from '../ui/link.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Time } from '../ui/time.tsx';
import type { BackendMail } from './backend-mail.ts';
import { MailFrame } from './mail-frame.tsx';
import { MailLink } from './mail-link.tsx';

/** A mail as its recipient sees it, with what is needed of it at hand. */
export function Mail({ mail: { backend, message } }: { readonly mail: BackendMail }): VNode {
  const { subject, from, to, sentAt, code, link } = message;
  return (
    <article aria-label={subject}>
      <Link to={{}} class="back">
        ‹ All mails
      </Link>
      <h2>{subject}</h2>
      <dl class="facts">
        <dt>From</dt>
        <dd>{from}</dd>
        <dt>To</dt>
        <dd>{to}</dd>
        <dt>Sent</dt>
        <dd>
          <Time backend={backend} at={Date.parse(sentAt)} /> by {backend.title}
        </dd>
      </dl>
      {code !== undefined && (
        <div class="row">
          <strong class="code">{code}</strong>
          <CopyButton what="the code" text={code} label="Copy code" />
        </div>
      )}
      {link !== undefined && <MailLink link={link} />}
      <Expiry mail={{ backend, message }} />
      <Tabs
        label="Forms of the mail"
        tabs={[
          { name: 'HTML', content: () => <MailFrame message={message} /> },
          { name: 'Text', content: () => <pre>{message.text}</pre> },
        ]}
      />
    </article>
  );
}

function Expiry({ mail: { backend, message } }: { readonly mail: BackendMail }): VNode | null {
  const now = useWorkbench().stateOf(backend).now.value;
  if (message.expiresAt === undefined) return null;
  const end = Date.parse(message.expiresAt);
  return (
    <p class={end <= now ? 'bad' : 'soft'}>
      {end <= now ? 'Expired' : 'Expires'} <Time backend={backend} at={end} />, at {timeOfDay(end, now)}
    </p>
  );
}
