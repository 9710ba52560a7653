/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Backend } from '../backend.ts';
import { itemOf } from '../state/item-of.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';

/** What to do while there is no mail. */
export function EmptyInbox(): VNode {
  const { shown } = useWorkbench();
  return (
    <div class="empty">
      <h2>No mail yet</h2>
      <p>Ask for a password reset in your app. The mail appears here by itself. Or begin with one of these:</p>
      <ul class="commands">
        {shown.value.map((backend) => (
          <Command key={backend.id} backend={backend} />
        ))}
      </ul>
    </div>
  );
}

function Command({ backend }: { readonly backend: Backend }): VNode {
  const { act, go, view } = useWorkbench();
  const { title, example, control } = backend;
  const make = (): Promise<boolean> =>
    act(async () => {
      const { mail } = await control.situations.make('fresh');
      go({ item: mail ? itemOf(backend, mail.id, view.peek().backend) : '' });
    });
  return (
    <li class="command">
      <h3>{title}</h3>
      <button type="button" aria-label={`Make a mail of ${title}`} onClick={make}>
        Make a mail
      </button>
      {example !== '' && (
        <details>
          <summary>
            Command<span class="hidden"> for {title}</span>
          </summary>
          <code>{example}</code>
          <CopyButton what={`the command for ${title}`} text={example} />
        </details>
      )}
    </li>
  );
}
