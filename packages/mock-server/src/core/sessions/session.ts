/** What someone holds who is signed in: what an app must be given so that it starts signed in. */
export interface SignedIn {
  /** The address of the account. */
  readonly email: string;
  /** What the answer to a sign-in has. */
  readonly tokens: SessionTokens;
  /** The cookies that the backend sets at a sign-in, as a browser keeps them. */
  readonly cookies: readonly SessionCookie[];
  /** What the vendor's own SDK keeps in a page after a sign-in. */
  readonly storage: readonly StoredSession[];
}

/** The tokens of a session. A backend that keeps sessions in cookies alone gives none. */
export interface SessionTokens {
  /** What requests carry. */
  readonly accessToken?: string;
  /** What a new access token is asked for with. */
  readonly refreshToken?: string;
  /** What a browser sends beside the cookie, for backends that ask for it. */
  readonly csrfToken?: string;
  /** When the access token expires, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** A cookie, with the fields that Playwright's `addCookies` and WebDriver take. */
export interface SessionCookie {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
  /** The host that sets it. */
  readonly domain: string;
  /** The path below which a browser sends it. */
  readonly path: string;
  /** In seconds since 1970, as those take it. Absent for a cookie that ends with the browser's session. */
  readonly expires?: number;
  /** Whether scripts cannot read it. */
  readonly httpOnly: boolean;
  /** Whether it is sent over HTTPS alone, and to localhost. */
  readonly secure: boolean;
  /** Which requests of other sites carry it. */
  readonly sameSite: 'Strict' | 'Lax' | 'None';
}

/** A value that a vendor's SDK keeps in a page. */
export interface StoredSession {
  /** The name of the package. */
  readonly sdk: string;
  /** `cookie`: a cookie that scripts can read, on the path `/`. */
  readonly where: 'localStorage' | 'cookie';
  /** The key in the storage, or the name of the cookie. */
  readonly key: string;
  /** As it is stored: a cookie's value is encoded already. */
  readonly value: string;
}

/** Sessions that tests open. */
export interface Sessions {
  /**
   * Signs an account in without its password, which stays as it is. Rejects if there is no account with this e-mail.
   */
  make(email: string): Promise<SignedIn>;
}

/** A session as a backend opens it. */
export interface OpenedSession extends Omit<SignedIn, 'email' | 'cookies'> {
  /** The values of `Set-Cookie`. */
  readonly setCookies: readonly string[];
}
