/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { left, timeOfDay } from '../state/time-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import type { BackendMail } from './backend-mail.ts';
import { MailLink } from './mail-link.tsx';

/** The code and the link of a mail at hand, how long they are good, and what became of them. */
export function MailSecret({ mail }: { readonly mail: BackendMail }): VNode | null {
  const { code, link } = mail.message;
  if (code === undefined && link === undefined) return null;
  return (
    <section class="secret" aria-label="Code and link">
      {code !== undefined && (
        <div class="row">
          <strong class="code">{code}</strong>
          <CopyButton what="the code" text={code} label="Copy code" shortcut="c" />
        </div>
      )}
      {link !== undefined && <MailLink link={link} />}
      <Expiry mail={mail} />
    </section>
  );
}

function Expiry({ mail: { backend, message } }: { readonly mail: BackendMail }): VNode | null {
  const now = useWorkbench().stateOf(backend).now.value;
  if (message.expiresAt === undefined) return null;
  const end = Date.parse(message.expiresAt);
  const isOver = end <= now;
  const distance = isOver ? `${left(now - end)} ago` : `in ${left(end - now)}`;
  return (
    <p class={isOver ? 'bad' : 'soft'}>
      {isOver ? 'Expired' : 'Expires'} <time dateTime={message.expiresAt}>{distance}</time>, at {timeOfDay(end, now)}
    </p>
  );
}
