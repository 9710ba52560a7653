import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Backend } from '../backend.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import type { MailFilter } from './mail-filter.ts';

/** What to do while no mail is shown. */
export function EmptyInbox({
  filter,
  isFiltered,
}: {
  readonly filter: Signal<MailFilter>;
  /** Whether there are mails that do not match. */
  readonly isFiltered: boolean;
}): VNode {
  const { shown } = useWorkbench();
  if (isFiltered) {
    return (
      <div class="empty">
        <p>No mail matches.</p>
        <button type="button" onClick={() => (filter.value = { text: '', kind: '' })}>
          Show all mails
        </button>
      </div>
    );
  }
  return (
    <div class="empty">
      <h2>No mail yet</h2>
      <p>Ask for a password reset, in your app or with a command. The mail appears here by itself.</p>
      {shown.value.map((backend) => (
        <Command key={backend.id} backend={backend} />
      ))}
    </div>
  );
}

function Command({ backend: { title, example } }: { readonly backend: Backend }): VNode {
  return (
    <div class="command">
      <h3>{title}</h3>
      <CopyButton what={`the command for ${title}`} text={example} />
      <code>{example}</code>
    </div>
  );
}
