import type { Handlers } from '../backend.ts';
import { devLogin } from './dev-login.ts';
import { exchangeSupabaseToken } from './exchange-supabase-token.ts';
import { getAuthMe } from './get-auth-me.ts';
import { getAuthStatus } from './get-auth-status.ts';
import { loginWithPassword } from './login-with-password.ts';
import { refreshToken } from './refresh-token.ts';
import { sendMagicLink } from './send-magic-link.ts';
import { sendPasswordReset } from './send-password-reset.ts';
import { signup } from './signup.ts';

/** A handler for each operation of openapi/apphandoff.yaml. A missing one is a type error. */
export const handlers: Handlers = {
  devLogin,
  exchangeSupabaseToken,
  getAuthMe,
  getAuthStatus,
  loginWithPassword,
  refreshToken,
  sendMagicLink,
  sendPasswordReset,
  signup,
};
