/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { stateAt } from '../state/fates.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { BackendMail } from './backend-mail.ts';
import { type MailState, mailStates } from './mail-states.ts';

/** What became of the code or the link of a mail, in a word. Nothing if it has none, or until that is known. */
export function FateChip({ mail: { backend, message } }: { readonly mail: BackendMail }): VNode | null {
  const { fates, now } = useWorkbench().stateOf(backend);
  const fate = fates.value?.get(message.id);
  const state = fate && stateAt(fate, now.value);
  if (state === undefined || !isShown(state)) return null;
  const { word, tone } = mailStates[state];
  return <span class={`badge ${tone}`}>{word}</span>;
}

function isShown(state: string): state is MailState {
  return Object.hasOwn(mailStates, state);
}
