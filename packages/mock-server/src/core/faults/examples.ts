/** An answer as a description gives it for an example. */
export interface ExampleAnswer {
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

/** One answer for each status of each operation, as generated from a description. */
export type Examples = Readonly<Record<string, Readonly<Record<number, ExampleAnswer>>>>;
