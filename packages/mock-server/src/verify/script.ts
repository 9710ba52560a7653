import type { AccountInput } from '../core/accounts.ts';

/**
 * Where a value is in a reply: the first cookie, a header, or a member of the JSON body by its path.
 * With `match`, the value is the first group of that pattern.
 */
export type Source =
  | 'cookie'
  | { readonly header: string; readonly match?: RegExp }
  | { readonly body: readonly (string | number)[]; readonly match?: RegExp };

/**
 * A request of a script. Its texts may contain placeholders, `{{name}}`, for parameters and for values that earlier steps
 * saved. `{{server}}` is the origin that it is sent to, `{{run}}` a word of this run, `{{totp.name}}` is the present code of an authenticator app whose secret was saved as `name`.
 */
export interface RequestStep {
  readonly name: string;
  readonly method: string;
  /** Appended to the base URL; or a whole URL, for a mailed link that leads to another server. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is sent as JSON. */
  readonly json?: unknown;
  /** A body that is sent as it is; its type is the `content-type` in `headers`, if there is one. */
  readonly text?: string;
  /** Steps with the same name here come from the same IP address. A step without it has an address of its own. */
  readonly from?: string;
  /** How many times the request is sent, 1 by default. Only the last reply is compared. */
  readonly times?: number;
  /** Values of the reply for later steps, by the name of their placeholder. */
  readonly save?: Readonly<Record<string, Source>>;
  /** Set on a step that only prepares others. Only its status is compared, because the rest depends on earlier requests. */
  readonly prepares?: true;
}

/** Waits for a mail to an address and compares its recipient and its subject. */
export interface MailStep {
  readonly name: string;
  readonly mailTo: string;
  /** Values of the mail for later steps: which pattern of the plan finds each. */
  readonly save?: Readonly<Record<string, keyof MailPatterns>>;
}

/** Patterns that find values in the text of a mail. The value is the first group, or the whole match. */
export interface MailPatterns {
  readonly token?: RegExp;
  readonly code?: RegExp;
  /** A whole URL to follow. */
  readonly link?: RegExp;
  /** The base URL of that link, where it leads to another server. */
  readonly linkBase?: RegExp;
}

/** One step of a script. */
export type Step = RequestStep | MailStep;

/** Steps that run one after the other, against both servers. */
export interface Script {
  readonly name: string;
  /** `true` if it changes nothing on the server: no account, no mail, no session. */
  readonly safe: boolean;
  /** Parameters that must have a value; the script is skipped without them. */
  readonly needs?: readonly string[];
  readonly steps: readonly Step[];
}

/**
 * A text that differs between servers or runs, and the name that replaces it. Equal texts get equal names,
 * such as `<token 1>`; a `time`, a `jwt` and `seconds` get no number.
 */
export type Pattern = readonly [name: string, pattern: RegExp];

/** An intended difference. `at` is matched against `script / step: what`, such as `a reset / the token: body.role.description`. */
export interface KnownDifference {
  readonly at: RegExp;
  readonly reason: string;
}

/** Everything that `verify` needs to compare one provider's mock with another server. */
export interface VerifyPlan {
  readonly scripts: readonly Script[];
  /** Placeholders that the user may set, with the values of a fresh server; an empty string where it has none. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The mock's options for these parameters. `basePath` among them is the path of the server's base URL. */
  optionsFor(parameters: Readonly<Record<string, string>>): object;
  /** Accounts that a server with these parameters has, and its mock begins with. Default: none. */
  seedFor?(parameters: Readonly<Record<string, string>>): readonly AccountInput[];
  /** `true` if the path in the base URL is a setting of the backend itself; `false` if a proxy adds it. */
  readonly hasBasePath: boolean;
  /** Headers that are compared besides `Content-Type`, in lower case. */
  readonly headers: readonly string[];
  readonly patterns: readonly Pattern[];
  /** Keys of lists whose order is not compared. */
  readonly unordered: readonly string[];
  /** Keys of numbers that differ between servers, in objects that also have the key `beside`. `isTime` marks points in time. */
  readonly numbers: readonly { readonly key: string; readonly beside: string; readonly isTime?: true }[];
  readonly mail: MailPatterns;
  readonly knownDifferences: readonly KnownDifference[];
}
