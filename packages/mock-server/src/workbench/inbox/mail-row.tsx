/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { cutText } from '../state/cut-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { Time } from '../ui/time.tsx';
import type { BackendMail } from './backend-mail.ts';
import { FateChip } from './fate-chip.tsx';

/** No row is wide enough for more characters. */
const LONGEST = 200;

/** A mail in the list. */
export function MailRow({
  mail,
  named,
}: {
  readonly mail: BackendMail;
  /** Whether the backend's name is shown. */
  readonly named: boolean;
}): VNode {
  const { backend, message } = mail;
  const isNew = useWorkbench().stateOf(backend).unseen.value.has(message.id);
  return (
    <>
      <span class="line">
        <bdi class={isNew ? 'cut new' : 'cut'}>
          {isNew && <span class="hidden">New: </span>}
          {cutText(message.subject, LONGEST)}
        </bdi>
        <Time backend={backend} at={Date.parse(message.sentAt)} short />
      </span>
      <bdi class="cut">{cutText(message.to, LONGEST)}</bdi>
      <span class="line soft">
        <span class="cut">{named ? backend.title : cutText(message.from, LONGEST)}</span>
        <span class="marks">
          {message.code !== undefined && <code>{cutText(message.code, 12)}</code>}
          <FateChip mail={mail} />
        </span>
      </span>
    </>
  );
}
