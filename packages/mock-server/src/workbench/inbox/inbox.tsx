/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { itemOf } from '../state/item-of.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import type { BackendMail } from './backend-mail.ts';
import { DeleteAll } from './delete-all.tsx';
import { EmptyInbox } from './empty-inbox.tsx';
import { InboxBar } from './inbox-bar.tsx';
import { inboxMails } from './inbox-mails.ts';
import { KeysHelp } from './keys-help.tsx';
import { storedLetterKeys } from './letter-keys.ts';
import { Mail } from './mail.tsx';
import { type MailFilter, noFilter, recipientsOf } from './mail-filter.ts';
import { MailRow } from './mail-row.tsx';
import { useFocusOnMail } from './use-focus-on-mail.ts';
import { useInboxKeys } from './use-inbox-keys.ts';

const ROW_HEIGHT = 72;

/** The mails of the backends that are shown, and the chosen one beside them. */
export function Inbox(): VNode {
  const workbench = useWorkbench();
  const { view, shown, stateOf, go } = workbench;
  const filter = useSignal<MailFilter>(noFilter);
  const letters = useMemo(storedLetterKeys, []);
  const root = useRef<HTMLDivElement>(null);
  const { all, matching, unseen } = useMemo(() => inboxMails(workbench, filter), [workbench]);
  const { item, backend: only } = view.value;
  const named = ({ backend, message }: BackendMail): string => itemOf(backend, message.id, only);
  const chosen = all.value?.find((mail) => named(mail) === item);
  const chosenKey = chosen && itemOf(chosen.backend, chosen.message.id, '');
  useEffect(() => {
    if (chosen) stateOf(chosen.backend).see(chosen.message.id);
  }, [chosenKey]);
  useFocusOnMail(root, chosenKey);
  useInboxKeys(root, {
    letters,
    back(isTyping) {
      if (item === '' && !isTyping) return false;
      go({});
      root.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
      return true;
    },
    move(by) {
      const at = matching.value.findIndex((mail) => named(mail) === item);
      const next = matching.value[at === -1 ? 0 : at + by];
      if (next) go({ item: named(next) });
    },
  });

  return (
    <div class={chosen ? 'split chosen' : 'split'} ref={root}>
      <section class="side" aria-label="Mails">
        <InboxBar
          filter={filter}
          recipients={() => recipientsOf(all.value?.map(({ message }) => message) ?? [], 50)}
          count={matching.value.length}
          all={all.value?.length}
          unseen={unseen.value}
        >
          {(all.value?.length ?? 0) > 0 && <DeleteAll />}
          <KeysHelp letters={letters} />
        </InboxBar>
        {matching.value.length > 0 ? (
          <ChoiceList
            label="Mails"
            items={matching.value}
            keyOf={named}
            rowHeight={ROW_HEIGHT}
            chosen={item}
            onChoose={(mail) => go({ item: named(mail) })}
            row={(mail) => <MailRow mail={mail} named={only === '' && shown.value.length > 1} />}
          />
        ) : (
          all.value && (all.value.length > 0 ? <p class="hint">No mail matches.</p> : <EmptyInbox />)
        )}
      </section>
      <section class="detail" aria-label="Mail">
        {chosen ? <Mail key={chosenKey} mail={chosen} /> : <p class="hint">{hint(all.value?.length, item)}</p>}
      </section>
    </div>
  );
}

/** What stands where no mail is. */
function hint(count: number | undefined, item: string): string {
  if (count === undefined) return '';
  if (item !== '') return 'This mail is not there any more.';
  return count > 0 ? 'Choose a mail to read it.' : '';
}
