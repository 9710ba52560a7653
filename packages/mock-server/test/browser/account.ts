import { createClient } from '@insforge/sdk';
import { createInsforgeClient } from '@resetkit/sdk/insforge';

/** What the page does with an account, whichever SDK it uses. Rejects with the backend's sentence. */
export interface Account {
  sendReset(email: string, redirectTo?: string): Promise<unknown>;
  exchange(email: string, code: string): Promise<string>;
  reset(token: string, newPassword: string): Promise<unknown>;
  /** Gives the e-mail of who is signed in. */
  signIn(email: string, password: string): Promise<string>;
  /** Gives the e-mail of whose session was renewed. */
  refresh(): Promise<string>;
  signOut(): Promise<unknown>;
}

/** The SDKs that the page can be opened with, by the name of their package. */
export const sdks = { '@resetkit/sdk': withResetkit, '@insforge/sdk': withInsforge };

/** Our own SDK. It keeps no session: the app carries the CSRF token from one call to the next, the browser the cookie. */
function withResetkit(baseUrl: string): Account {
  const insforge = createInsforgeClient({ baseUrl, credentials: 'include' });
  let csrfToken = '';
  return {
    sendReset: (email, redirectTo) =>
      insforge.sendResetPasswordEmail({ email, ...(redirectTo !== undefined && { redirectTo }) }).orThrow(),
    exchange: async (email, code) => (await insforge.exchangeResetPasswordToken({ email, code }).orThrow()).token,
    reset: (otp, newPassword) => insforge.resetPassword({ otp, newPassword }).orThrow(),
    async signIn(email, password) {
      const session = await insforge.signIn({ email, password }).orThrow();
      if ('csrfToken' in session) csrfToken = session.csrfToken;
      return session.user.email;
    },
    async refresh() {
      const session = await insforge.refreshSession({ 'X-CSRF-Token': csrfToken }).orThrow();
      return session.user.email;
    },
    signOut: () => insforge.signOut({ 'X-CSRF-Token': csrfToken }).orThrow(),
  };
}

/** InsForge's SDK. It sends credentials by itself, and keeps the CSRF token in a cookie of the page. */
function withInsforge(baseUrl: string): Account {
  const { auth } = createClient({ baseUrl });
  return {
    sendReset: async (email, redirectTo) =>
      dataOf(await auth.sendResetPasswordEmail({ email, ...(redirectTo !== undefined && { redirectTo }) })),
    exchange: async (email, code) => dataOf(await auth.exchangeResetPasswordToken({ email, code })).token,
    reset: async (otp, newPassword) => dataOf(await auth.resetPassword({ otp, newPassword })),
    signIn: async (email, password) => dataOf(await auth.signInWithPassword({ email, password })).user.email,
    refresh: async () => dataOf(await auth.refreshSession()).user.email,
    signOut: () => auth.signOut(),
  };
}

function dataOf<Data>({ data, error }: { data: Data; error: Error | null }): NonNullable<Data> {
  if (error || !data) throw error ?? new Error('Neither data nor an error.');
  return data;
}
