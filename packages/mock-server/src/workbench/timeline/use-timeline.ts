import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Timeline } from '../../core/explain/timeline.ts';
import type { Backend } from '../backend.ts';
import { useWorkbench } from '../state/use-workbench.ts';

/** The life of an account, read again whenever its backend has changed, or when something in it has come to its end. */
export function useTimeline(backend: Backend, email: string): ReadonlySignal<Timeline | undefined> {
  const { read, stateOf } = useWorkbench();
  const timeline = useSignal<Timeline | undefined>(undefined);
  const changes = useSignal(0);
  const now = stateOf(backend).now.value;
  const ended = (timeline.value?.entries ?? []).filter(
    ({ state, until }) => state === 'valid' && until !== undefined && until < now,
  ).length;
  useEffect(() => backend.onChange(() => (changes.value += 1)), [backend]);
  useEffect(() => {
    let isOld = false;
    void read(async () => {
      const told = await backend.control.timeline(email);
      if (!isOld) timeline.value = told;
    });
    return () => {
      isOld = true;
    };
  }, [backend, email, changes.value, ended]);
  return timeline;
}
