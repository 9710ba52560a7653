import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Backend } from '../backend.ts';
import type { Source } from '../source.ts';
import type { BackendState } from './backend-state.ts';
import type { View } from './view.ts';

/** What all parts of the workbench share. */
export interface Workbench {
  readonly source: Source;
  /** What is shown. */
  readonly view: Signal<View>;
  /** The address of a view, where views have one. A panel in somebody's page has none. */
  readonly addressOf: ((view: View) => string) | undefined;
  /** Follows a link of a mail as a mail client would. A link that is not one of the web is left alone. */
  openLink(link: string): void;
  /** Milliseconds since 1970 by the clock of this machine, each second while the page is seen. */
  readonly seconds: ReadonlySignal<number>;
  /** Why the last action failed, in a sentence. Empty if it did not. */
  readonly problem: Signal<string>;
  /** What a screen reader says next. */
  readonly announcement: Signal<string>;
  /** The state of a backend, which all parts share. */
  stateOf(backend: Backend): BackendState;
  /** The backends that the view is about: the chosen one, or all. */
  readonly shown: ReadonlySignal<readonly Backend[]>;
  /** Shows another view. What is left out stays; without a part's item none is chosen. */
  go(view: Partial<View>): void;
  /** Runs the action of a control. Says why it failed, or `done` if it did not. */
  act(action: () => unknown, done?: string): Promise<boolean>;
  /** Runs what a part reads by itself. Says why it failed; if it did not, what failed before is still said. */
  read(reading: () => unknown): Promise<void>;
  /** Stops everything. */
  close(): void;
}

/** What a workbench is made of. */
export interface WorkbenchParts {
  readonly source: Source;
  readonly view: Signal<View>;
  readonly addressOf?: Workbench['addressOf'];
  /** Follows a link of a mail, which is one of the web. Default: in a new tab. */
  openLink?(link: string): void | Promise<void>;
}
