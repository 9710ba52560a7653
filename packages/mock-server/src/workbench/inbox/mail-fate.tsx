/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { fateSentence } from '../../core/explain/fate.ts';
import { stateAt } from '../state/fates.ts';
import { left, timeOfDay } from '../state/time-text.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { Link } from '../ui/link.tsx';
import type { BackendMail } from './backend-mail.ts';
import { FateChip } from './fate-chip.tsx';

/** What became of the code or the link of a mail, in a sentence, with the request that did it; or how long it is good. */
export function MailFate({ mail }: { readonly mail: BackendMail }): VNode {
  const { backend, message } = mail;
  const { fates, now } = useWorkbench().stateOf(backend);
  const fate = fates.value?.get(message.id);
  const state = fate && stateAt(fate, now.value);
  return (
    <div class="row fate">
      <FateChip mail={mail} />
      {fate && state !== 'valid' && state !== 'expired' ? (
        <p>{capital(fateSentence(fate, now.value))}.</p>
      ) : (
        <Expiry end={message.expiresAt === undefined ? fate?.until : Date.parse(message.expiresAt)} now={now.value} />
      )}
      {fate?.endedBy?.row !== undefined && (
        <Link to={{ part: 'journal', backend: fate.endedBy.journal ?? backend.id, item: fate.endedBy.row }}>
          Show the request
        </Link>
      )}
    </div>
  );
}

function Expiry({ end, now }: { readonly end: number | undefined; readonly now: number }): VNode | null {
  if (end === undefined) return null;
  const isOver = end <= now;
  const distance = isOver ? `${left(now - end)} ago` : `in ${left(end - now)}`;
  return (
    <p>
      {isOver ? 'Expired' : 'Expires'} <time dateTime={new Date(end).toISOString()}>{distance}</time>, at{' '}
      {timeOfDay(end, now)}
    </p>
  );
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
