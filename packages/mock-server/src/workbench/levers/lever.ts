import type { ComponentType } from 'preact';
import type { Backend } from '../backend.ts';

/** What a lever is shown with. */
export interface LeverProps {
  /** The backends that it moves: one, or all of them if the lever can do that. */
  readonly backends: readonly Backend[];
}

/** Something that a person changes in a mock server. */
export interface Lever {
  /** Names it in addresses. */
  readonly id: string;
  readonly title: string;
  /** Whether it can move all backends at once. */
  readonly movesAll?: true;
  /** How it stands, in a word or two. */
  readonly State?: ComponentType<{ readonly backend: Backend }>;
  readonly Content: ComponentType<LeverProps>;
}
