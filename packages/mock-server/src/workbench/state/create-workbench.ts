import { computed, effect, signal } from '@preact/signals';
import type { Message } from '../../core/message.ts';
import type { Backend } from '../backend.ts';
import { type BackendState, createBackendState } from './backend-state.ts';
import { sentenceOfMails } from './mails.ts';
import { realNow } from './real-now.ts';
import { sentenceOf } from './sentence-of.ts';
import { inNewTab, isWebLink } from './web-link.ts';
import type { Workbench, WorkbenchParts } from './workbench.ts';

/** What all parts of a workbench share. Timers run until `close`. */
export function createWorkbench({ source, view, addressOf, openLink = inNewTab }: WorkbenchParts): Workbench {
  const seconds = signal(realNow());
  const problem = signal('');
  const announcement = signal('');
  const states = new WeakMap<Backend, BackendState>();
  const tick = (): void => {
    if (!document.hidden) seconds.value = realNow();
  };
  const timer = setInterval(tick, 1_000);
  document.addEventListener('visibilitychange', tick);

  let unread = '';
  const onError = (error: unknown): void => {
    if (source.status.peek() === 'lost') return;
    unread = sentenceOf(error);
    problem.value = unread;
  };
  // Where the server is lost, the status says so, and what could not be read is read when it is back.
  const forget = effect(() => {
    if (source.status.value === 'lost' && problem.peek() === unread) problem.value = '';
  });
  const onMails = (added: readonly Message[]): void => {
    announcement.value = sentenceOfMails(added);
  };
  const act: Workbench['act'] = async (action, done) => {
    const before = problem.peek();
    try {
      await action();
      // What failed while this was done stays.
      if (problem.peek() === before) problem.value = '';
      if (done !== undefined) announcement.value = done;
      return true;
    } catch (error) {
      problem.value = sentenceOf(error);
      return false;
    }
  };
  return {
    source,
    view,
    addressOf,
    openLink(link) {
      if (isWebLink(link)) void act(() => openLink(link));
    },
    seconds,
    problem,
    announcement,
    stateOf(backend) {
      const state = states.get(backend) ?? createBackendState(backend, { seconds, onMails, onError });
      states.set(backend, state);
      return state;
    },
    shown: computed(() => {
      const { backend } = view.value;
      const all = source.backends.value;
      return backend === '' ? all : all.filter(({ id }) => id === backend);
    }),
    go(change) {
      view.value = { ...view.peek(), item: '', ...change };
    },
    act,
    async read(reading) {
      try {
        await reading();
      } catch (error) {
        onError(error);
      }
    },
    close() {
      forget();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
      source.close();
    },
  };
}
