import type { VNode } from 'preact';
import { Time } from '../ui/time.tsx';
import type { BackendMail } from './backend-mail.ts';

/** A mail in the list. */
export function MailRow({
  mail: { backend, message },
  named,
}: {
  readonly mail: BackendMail;
  /** Whether the backend's name is shown. */
  readonly named: boolean;
}): VNode {
  return (
    <>
      <span class="line">
        <b class="cut">{message.subject}</b>
        <Time backend={backend} at={Date.parse(message.sentAt)} short />
      </span>
      <span class="cut">{message.to}</span>
      <span class="line soft">
        <span class="cut">{named ? backend.title : message.from}</span>
        {message.code !== undefined && <code>{message.code}</code>}
      </span>
    </>
  );
}
