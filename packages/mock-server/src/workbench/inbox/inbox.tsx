import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useWorkbench } from '../state/use-workbench.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { type BackendMail, byTime } from './backend-mail.ts';
import { EmptyInbox } from './empty-inbox.tsx';
import { InboxBar } from './inbox-bar.tsx';
import { Mail } from './mail.tsx';
import { type MailFilter, matchesFilter } from './mail-filter.ts';
import { MailRow } from './mail-row.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';

const ROW_HEIGHT = 72;

/** The mails of the backends that are shown, and the chosen one beside them. */
export function Inbox(): VNode {
  const { view, shown, stateOf, go } = useWorkbench();
  const filter = useSignal<MailFilter>({ text: '', kind: '' });
  const root = useRef<HTMLDivElement>(null);
  const all = useComputed(() => {
    const lists = shown.value.map((backend) => stateOf(backend).mails.value?.map((message) => ({ backend, message })));
    if (lists.includes(undefined)) return undefined;
    const mails: readonly BackendMail[] = lists.flatMap((list) => list ?? []);
    return lists.length > 1 ? [...mails].sort(byTime) : mails;
  });
  const matching = useComputed(() => all.value?.filter(({ message }) => matchesFilter(message, filter.value)) ?? []);
  const { item, backend: only } = view.value;
  const chosen = all.value?.find(({ message }) => message.id === item);
  useInboxKeys(root);

  return (
    <div class={chosen ? 'split chosen' : 'split'} ref={root}>
      <section class="side" aria-label="Mails">
        <InboxBar filter={filter} count={matching.value.length} all={all.value?.length} />
        {matching.value.length > 0 ? (
          <ChoiceList
            label="Mails"
            items={matching.value}
            keyOf={({ message }) => message.id}
            rowHeight={ROW_HEIGHT}
            chosen={item}
            onChoose={({ message }) => go({ item: message.id })}
            row={(mail) => <MailRow mail={mail} named={only === '' && shown.value.length > 1} />}
          />
        ) : (
          all.value && <EmptyInbox filter={filter} isFiltered={all.value.length > 0} />
        )}
      </section>
      <section class="detail" aria-label="Mail">
        {chosen ? (
          <Mail key={chosen.message.id} mail={chosen} />
        ) : (
          <p class="hint">{(all.value?.length ?? 0) > 0 ? 'Choose a mail to read it.' : ''}</p>
        )}
      </section>
    </div>
  );
}
