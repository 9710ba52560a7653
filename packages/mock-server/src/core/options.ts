import type * as z from 'zod/mini';
import type { Clock } from './clock.ts';
import type { RewindableStore } from './rewindable-store.ts';
import type { Store } from './store.ts';

/** The options of a mock server, and when they were first and last changed, in milliseconds since 1970. */
export interface OptionsState<Options> {
  readonly value: Options;
  readonly firstChange?: number;
  readonly lastChange?: number;
}

/** The options of a running mock server. */
export interface OptionsStore<Options> {
  /** Reads the options: at once, if they are in memory. */
  state(): OptionsState<Options> | Promise<OptionsState<Options>>;
  /** Changes some options. Throws, and changes nothing, if a name or a value is wrong. */
  set(patch: unknown): Promise<OptionsState<Options>>;
  /** The options as they were read or set last, without another look at the store. */
  latest(): Options;
}

/** Options in a store. `parse` returns options with a patch applied, or throws. `memory` is the store, if it is in memory. */
export function createOptionsStore<Options>(
  store: Store,
  clock: Clock,
  initial: Options,
  parse: (patch: unknown, current: Options) => Options,
  memory?: RewindableStore,
): OptionsStore<Options> {
  const key = 'options';
  const start: OptionsState<Options> = { value: initial };
  let latest = initial;
  const seen = (state: OptionsState<Options> = start): OptionsState<Options> => {
    latest = state.value;
    return state;
  };
  return {
    state: () => (memory ? seen(memory.getNow(key)) : store.get<OptionsState<Options>>(key).then(seen)),
    async set(patch) {
      const now = clock.now();
      const changed = await store.update<OptionsState<Options>, OptionsState<Options>>(key, (present = start) => {
        const value = parse(patch, present.value);
        const next = { value, firstChange: present.firstChange ?? now, lastChange: now };
        return [next, next];
      });
      return seen(changed);
    },
    latest: () => latest,
  };
}

/**
 * Makes the function that applies a patch to the options of a backend. Fields that are `undefined` are ignored. The
 * function throws an error that names the option and what was expected; for an unknown option it lists the options
 * there are.
 */
export function optionsParser<Options extends object>(
  title: string,
  schema: z.ZodMiniType<NoInfer<Options>>,
  defaults: Options,
): (patch: unknown, current: Options) => Options {
  const names = Object.keys(defaults);
  return (patch, current) => {
    if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
      throw new Error(`Expected an object of ${title} options, not ${JSON.stringify(patch)}.`);
    }
    const unknown = Object.keys(patch).find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new Error(`${title} has no option "${unknown}". Known: ${names.join(', ')}.`);
    }
    const defined = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const result = schema.safeParse({ ...current, ...defined });
    if (result.success) return result.data;
    const { issues } = result.error;
    // A misspelt name is why the right one is missing.
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    throw new Error(`${title} option "${issue?.path.join('.')}": ${issue?.message ?? 'not valid'}.`);
  };
}
