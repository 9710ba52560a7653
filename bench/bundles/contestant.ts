/** One way to reset passwords in an app: the code that the app has for it. */
export interface Contestant {
  readonly name: string;
  /** The package whose version is told, by the name that it is installed under. */
  readonly package?: string;
  readonly code: string;
  /** Imports that are not counted, because a browser does not have them or they are not installed here. */
  readonly leftOut?: readonly string[];
}

/** Ours for one provider, and what would do the same job: send the mail, and finish the reset. */
export interface Comparison {
  readonly provider: string;
  readonly ours: Contestant;
  readonly others: readonly Contestant[];
}
