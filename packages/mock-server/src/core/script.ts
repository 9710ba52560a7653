/** Where a later step finds something in an answer: a cookie, a header, or a text of the body; a pattern's group may be all of it that counts. */
export type Take =
  | 'cookie'
  | { readonly header: string; readonly match?: RegExp }
  | { readonly body: readonly (string | number)[]; readonly match?: RegExp };

/** A request of a script. Texts may hold placeholders, `{{name}}`, for parameters and for what earlier steps took. */
export interface RequestStep {
  readonly name: string;
  readonly method: string;
  /** Behind the base URL, or a whole URL where a mailed link leads to another server. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with whatever type the headers say, or none. */
  readonly text?: string;
  /** Steps with the same name here come from the same address; all others come from one of their own. */
  readonly from?: string;
  /** How often it is sent; only the last answer is compared. */
  readonly times?: number;
  readonly take?: Readonly<Record<string, Take>>;
  /** Only prepares what follows: what it answers depends on what the server has seen before, so only its status is compared. */
  readonly prepares?: true;
}

/** A mail that must have been sent, and what it carries. */
export interface MailStep {
  readonly name: string;
  readonly mailTo: string;
  readonly take?: Readonly<Record<string, keyof MailPatterns>>;
}

/** How a mail's text holds what later steps need; a group is all that counts. */
export interface MailPatterns {
  readonly token?: RegExp;
  readonly code?: RegExp;
  /** A whole URL to follow. */
  readonly link?: RegExp;
  /** What stands before the path of that URL, where it leads to another server. */
  readonly linkBase?: RegExp;
}

/** One step of a script. */
export type Step = RequestStep | MailStep;

/** Requests that belong together and are sent one after the other. */
export interface Script {
  readonly name: string;
  /** Whether it leaves nothing behind: no account, no mail, no session. Others are for servers of one's own. */
  readonly safe: boolean;
  /** Parameters without which it cannot be run. */
  readonly needs?: readonly string[];
  readonly steps: readonly Step[];
}

/** A text that differs from server to server or from run to run; equal ones stay equal, but for a `time`, a `jwt` and `seconds`. */
export type Pattern = readonly [name: string, pattern: RegExp];

/** A difference that is known and meant, with its reason. Matched against `script / step: what`, such as `a reset / the token: body.role.description`. */
export interface KnownDifference {
  readonly at: RegExp;
  readonly reason: string;
}

/** All that a runner has to know to hold a provider's mock against another server. */
export interface VerifyPlan {
  readonly scripts: readonly Script[];
  /** Placeholders that whoever runs it may have to set, with their values on a fresh server; empty where there is none. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The mock's options that belong to parameters, among which `basePath` is the path of the server's base URL. */
  optionsFor(parameters: Readonly<Record<string, string>>): object;
  /** Whether a path in the base URL is a setting of the backend itself, and not a proxy's. */
  readonly hasBasePath: boolean;
  /** Headers that matter, besides `Content-Type`, in lower case. */
  readonly headers: readonly string[];
  readonly patterns: readonly Pattern[];
  /** Keys of lists whose order means nothing. */
  readonly unordered: readonly string[];
  /** Keys whose numbers are made up by the server, in an object that has all of these keys too; times of it among them. */
  readonly numbers: readonly { readonly key: string; readonly beside: string; readonly isTime?: true }[];
  readonly mail: MailPatterns;
  readonly knownDifferences: readonly KnownDifference[];
}
