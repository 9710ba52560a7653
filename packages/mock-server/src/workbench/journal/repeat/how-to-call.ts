/** What a program has to know of a backend to call it, or to mock it. */
export interface HowToCall {
  /** The function of the mock server that makes the provider, in the import path of its id. */
  readonly factory: string;
  /** The options that `createClient` of the SDK takes under the backend's own names. */
  readonly clientOptions: readonly string[];
  /** The options of the backend, unless somebody sets them. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** The operations that a person opens: the SDK makes their URL. */
  readonly links: readonly string[];
  /** The headers that are part of an operation's input, as it spells them. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** A backend, as a program that calls it needs it. */
export interface CalledBackend extends HowToCall {
  readonly id: string;
  /** Its base URL. */
  readonly baseUrl: string;
  /** Its options at this moment. */
  readonly options: Readonly<Record<string, unknown>>;
}
