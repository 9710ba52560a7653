import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import type { SecretState } from '../../core/explain/explanation.ts';
import type { Backend } from '../backend.ts';
import { stateAt } from '../state/fates.ts';
import type { Workbench } from '../state/workbench.ts';
import { type BackendMail, byTime } from './backend-mail.ts';
import { type MailFilter, matchesFilter } from './mail-filter.ts';

/** The mails of the inbox, newest first. */
export interface InboxMails {
  /** Those of the backends that are shown. `undefined` until they are known. */
  readonly all: ReadonlySignal<readonly BackendMail[] | undefined>;
  /** Those that the filter shows. */
  readonly matching: ReadonlySignal<readonly BackendMail[]>;
  /** How many of all are new. */
  readonly unseen: ReadonlySignal<number>;
}

/** Puts the mails of all backends that are shown in one list. */
export function inboxMails({ shown, stateOf }: Workbench, filter: Signal<MailFilter>): InboxMails {
  const ofBackend = new WeakMap<Backend, ReadonlySignal<readonly BackendMail[] | undefined>>();
  const mailsOf = (backend: Backend): readonly BackendMail[] | undefined => {
    const mails =
      ofBackend.get(backend) ?? computed(() => stateOf(backend).mails.value?.map((message) => ({ backend, message })));
    ofBackend.set(backend, mails);
    return mails.value;
  };
  const all = computed(() => {
    const lists = shown.value.map(mailsOf);
    if (lists.includes(undefined)) return undefined;
    const mails = lists.flatMap((list) => list ?? []);
    return lists.length > 1 ? mails.sort(byTime) : mails;
  });
  const isUnseen = ({ backend, message }: BackendMail): boolean => stateOf(backend).unseen.value.has(message.id);
  const isIn = ({ backend, message }: BackendMail, state: SecretState): boolean => {
    const { fates, now } = stateOf(backend);
    const fate = fates.value?.get(message.id);
    return fate !== undefined && stateAt(fate, now.value) === state;
  };
  return {
    all,
    matching: computed(() => {
      const wanted = filter.value;
      return (
        all.value?.filter((mail) =>
          matchesFilter(mail.message, wanted, (state) => (state === 'unread' ? isUnseen(mail) : isIn(mail, state))),
        ) ?? []
      );
    }),
    unseen: computed(() => all.value?.filter(isUnseen).length ?? 0),
  };
}
