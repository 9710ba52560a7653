// Stands for `next/headers`, of which the recipe uses one function: Next itself is too large to be installed for it.

/** How a cookie is set. */
export interface CookieOptions {
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: 'lax' | 'strict' | 'none';
  readonly path?: string;
  readonly maxAge?: number;
}

/** One browser's cookies, as a server sees them. */
export interface CookieJar {
  get(name: string): { readonly name: string; readonly value: string } | undefined;
  set(name: string, value: string, options?: CookieOptions): void;
  delete(name: string): void;
}

const jar = new Map<string, { name: string; value: string; options: CookieOptions }>();

/** As Next's: the cookies of the request that is answered. */
export async function cookies(): Promise<CookieJar> {
  return {
    get: (name) => jar.get(name),
    set: (name, value, options = {}) => void jar.set(name, { name, value, options }),
    delete: (name) => void jar.delete(name),
  };
}

/** For tests: all that the one browser has. */
export const browserCookies = jar;
