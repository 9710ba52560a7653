/** One way to reset passwords in an app: the code that the app has for it. */
export interface Contestant {
  readonly name: string;
  /** The package whose version the table shows, by the name that it is installed under. */
  readonly package?: string;
  readonly code: string;
  /** Imports that are not counted: a browser does not have them, or they are not installed here. */
  readonly leftOut?: readonly string[];
}

/** For one provider, our SDK and what does the same job: it sends the mail and finishes the reset. */
export interface Comparison {
  readonly provider: string;
  readonly ours: Contestant;
  readonly others: readonly Contestant[];
}
