import type { BetterAuthOptions } from '@resetkit/mock-server/better-auth';
import type { betterAuth as BetterAuth } from 'better-auth';
import type { memoryAdapter as MemoryAdapter } from 'better-auth/adapters/memory';
import type { emailOTP as EmailOTP } from 'better-auth/plugins/email-otp';
import type { Mailed, Side } from './side.ts';

/** The library in one version, loaded when it is needed. */
export interface Library {
  readonly betterAuth: typeof BetterAuth;
  readonly memoryAdapter: typeof MemoryAdapter;
  readonly emailOTP: typeof EmailOTP;
}

/** Loads a version of the library. */
export async function load(version: BetterAuthOptions['version']): Promise<Library> {
  if (version === '1.7.25') {
    const { betterAuth } = await import('better-auth');
    const { memoryAdapter } = await import('better-auth/adapters/memory');
    const { emailOTP } = await import('better-auth/plugins/email-otp');
    return { betterAuth, memoryAdapter, emailOTP };
  }
  const { betterAuth } = await import('better-auth-1-7-1');
  const { memoryAdapter } = await import('better-auth-1-7-1/adapters/memory');
  const { emailOTP } = await import('better-auth-1-7-1/plugins/email-otp');
  return { betterAuth, memoryAdapter, emailOTP } as unknown as Library;
}

/** A server of the real library, in this process, with the settings that the mock server has as options. */
export function startReal(library: Library, options: BetterAuthOptions, limits: boolean, baseUrl: string): Side {
  const rows: Record<string, { id: string; email?: string; userId?: string }[]> = {
    user: [],
    session: [],
    account: [],
    verification: [],
    rateLimit: [],
  };
  const mails: Mailed[] = [];
  const send = async (mail: Mailed) => {
    if (options.mail === 'unreachable') throw new Error('No mail server');
    mails.push(mail);
  };
  const auth = library.betterAuth({
    database: library.memoryAdapter(rows),
    ...settingsOf(library, options, limits, send),
    baseURL: baseUrl,
  });
  return {
    baseUrl,
    basePath: options.basePath,
    mails,
    fetch: (request) => auth.handler(request),
    async removeUser(email) {
      const gone = rows['user']?.find((user) => user.email === email)?.id;
      if (gone === undefined) return;
      for (const table of ['user', 'session', 'account'])
        rows[table]?.splice(
          0,
          Number.POSITIVE_INFINITY,
          ...(rows[table] ?? []).filter(({ id, userId }) => id !== gone && userId !== gone),
        );
    },
  };
}

/** The settings of the library that the options of the mock server stand for. */
export function settingsOf(
  library: Library,
  options: BetterAuthOptions,
  limits: boolean,
  send: (mail: Mailed) => Promise<void>,
): Parameters<typeof BetterAuth>[0] {
  return {
    baseURL: 'http://localhost:3000',
    basePath: options.basePath,
    secret: options.secret,
    trustedOrigins: [...options.trustedOrigins],
    disabledPaths: [...options.disabledPaths],
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: limits },
    session: {
      expiresIn: options.sessionExpiresIn,
      updateAge: options.sessionUpdateAge,
      freshAge: options.sessionFreshAge,
    },
    user: { deleteUser: { enabled: options.deleteUser } },
    emailVerification: {
      ...(options.sendOnSignUp !== 'where-required' && { sendOnSignUp: options.sendOnSignUp }),
      sendOnSignIn: options.sendOnSignIn,
      autoSignInAfterVerification: options.autoSignInAfterVerification,
      expiresIn: options.verificationExpiresIn,
      ...(options.sendVerificationEmail && {
        sendVerificationEmail: async ({ user, url, token }) => send({ to: user.email, link: url, token }),
      }),
    },
    emailAndPassword: {
      enabled: options.emailAndPassword,
      disableSignUp: options.disableSignUp,
      requireEmailVerification: options.requireEmailVerification,
      autoSignIn: options.autoSignIn,
      minPasswordLength: options.minPasswordLength,
      maxPasswordLength: options.maxPasswordLength,
      revokeSessionsOnPasswordReset: options.revokeSessionsOnPasswordReset,
      resetPasswordTokenExpiresIn: options.resetPasswordTokenExpiresIn,
      password: {
        hash: async (password) => `hash of ${password}`,
        verify: async ({ hash, password }) => hash === `hash of ${password}`,
      },
      ...(options.sendResetPassword && {
        sendResetPassword: async ({ user, url, token }) => send({ to: user.email, link: url, token }),
      }),
    },
    plugins: options.emailOTP
      ? [
          library.emailOTP({
            otpLength: options.otpLength,
            expiresIn: options.otpExpiresIn,
            allowedAttempts: options.allowedAttempts,
            disableSignUp: options.otpDisableSignUp,
            sendVerificationOnSignUp: options.sendVerificationOnSignUp,
            sendVerificationOTP: async ({ email, otp }) => send({ to: email, code: otp }),
          }),
        ]
      : [],
  };
}
