/** A mail as a script looks at it. */
export interface SeenMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A server that scripts are run against. */
export interface Target {
  readonly baseUrl: string;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The newest mail to an address, as soon as there is one; `undefined` if none comes. Absent where nobody can look. */
  readonly mailTo?: (address: string) => Promise<SeenMail | undefined>;
}
