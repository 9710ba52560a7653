/** A mail as a script looks at it. */
export interface SeenMail {
  /** The recipient. */
  readonly to: string;
  /** Plain text. */
  readonly subject: string;
  /** The mail as plain text. */
  readonly text: string;
}

/** A server that scripts are run against. */
export interface Target {
  /** Where it answers, without a slash at its end. */
  readonly baseUrl: string;
  /** Sends a request, as the global `fetch` does. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The newest mail to an address, as soon as there is one; `undefined` if none comes. Absent where nobody can look. */
  readonly mailTo?: (address: string) => Promise<SeenMail | undefined>;
}
