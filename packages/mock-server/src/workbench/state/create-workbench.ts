import { computed, signal } from '@preact/signals';
import type { Backend } from '../backend.ts';
import { type BackendState, createBackendState } from './backend-state.ts';
import { realNow } from './real-now.ts';
import { sentenceOf } from './sentence-of.ts';
import type { Workbench, WorkbenchParts } from './workbench.ts';

/** What all parts of a workbench share. Timers run until `close`. */
export function createWorkbench({ source, view, addressOf }: WorkbenchParts): Workbench {
  const seconds = signal(realNow());
  const problem = signal('');
  const announcement = signal('');
  const states = new WeakMap<Backend, BackendState>();
  const tick = (): void => {
    if (!document.hidden) seconds.value = realNow();
  };
  const timer = setInterval(tick, 1_000);
  document.addEventListener('visibilitychange', tick);

  const onError = (error: unknown): void => {
    if (source.status.peek() !== 'lost') problem.value = sentenceOf(error);
  };
  return {
    source,
    view,
    addressOf,
    seconds,
    problem,
    announcement,
    stateOf(backend) {
      const state = states.get(backend) ?? createBackendState(backend, seconds, onError);
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
    async act(action, done) {
      try {
        await action();
        problem.value = '';
        if (done !== undefined) announcement.value = done;
        return true;
      } catch (error) {
        problem.value = sentenceOf(error);
        return false;
      }
    },
    close() {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
      source.close();
    },
  };
}
