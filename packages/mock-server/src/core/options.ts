import type { Clock } from './clock.ts';
import type { Store } from './store.ts';

/** The provider's options as they stand, and when they were first and last changed. */
export interface OptionsState<Options> {
  readonly value: Options;
  readonly firstChange?: number;
  readonly lastChange?: number;
}

/** A provider's options while the mock server runs. */
export interface OptionsStore<Options> {
  state(): Promise<OptionsState<Options>>;
  /** Changes some options; the rest stays. Throws, and changes nothing, when a name or a value is wrong. */
  set(patch: unknown): Promise<OptionsState<Options>>;
}

/** Options over a store, checked by their provider. */
export function createOptionsStore<Options>(
  store: Store,
  clock: Clock,
  initial: Options,
  parse: (patch: unknown, current: Options) => Options,
): OptionsStore<Options> {
  const key = 'options';
  const start: OptionsState<Options> = { value: initial };
  return {
    state: async () => (await store.get<OptionsState<Options>>(key)) ?? start,
    set(patch) {
      const now = clock.now();
      return store.update<OptionsState<Options>, OptionsState<Options>>(key, (before = start) => {
        const value = parse(patch, before.value);
        const next = { value, firstChange: before.firstChange ?? now, lastChange: now };
        return [next, next];
      });
    },
  };
}
