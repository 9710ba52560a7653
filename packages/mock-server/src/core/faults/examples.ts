/** An answer as a description gives it for an example. */
export interface ExampleAnswer {
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** Whether the mock server never gives it, unless a fault asks for it. */
  readonly unreached?: boolean;
}

/** What a description says of its operations. */
export interface Described {
  readonly examples: Examples;
  /** What each operation does, in a few words. */
  readonly summaries: Readonly<Record<string, string>>;
}

/** One answer for each status of each operation, as generated from a description. */
export type Examples = Readonly<Record<string, Readonly<Record<number, ExampleAnswer>>>>;
