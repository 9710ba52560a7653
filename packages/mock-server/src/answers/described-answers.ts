import type { SituationName } from '../core/situations/situation-names.ts';
import type { ProviderId } from './provider-id.ts';

/** An answer that a description has an example of. */
export interface DescribedAnswer {
  readonly status: number;
  /** What it means. */
  readonly means: string;
  /** When it comes: what a user has met. Empty where the description does not say. */
  readonly happens: readonly {
    readonly when: string;
    /** The situation of the mock server that brings an account there. Absent where the request alone does it. */
    readonly situation?: SituationName;
  }[];
  /** JSON as a value, anything else as text. Absent if there is none. */
  readonly body?: unknown;
  /** The SDK's word for the error, the same for all backends. Absent for a success. */
  readonly kind?: string;
}

/** An operation with its answers. */
export interface DescribedOperation {
  /** Its id in the description. */
  readonly operation: string;
  /** Method and path. */
  readonly call: string;
  /** What it is for. */
  readonly does: string;
  readonly answers: readonly DescribedAnswer[];
}

/** A backend with the operations of a reset, and those around it. */
export interface DescribedBackend {
  /** Its name. */
  readonly title: string;
  readonly operations: readonly DescribedOperation[];
}

/** Backends by their ids. */
export type DescribedBackends = Readonly<Record<ProviderId, DescribedBackend>>;
