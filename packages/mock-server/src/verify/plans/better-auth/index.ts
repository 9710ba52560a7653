import type { VerifyPlan } from '../../script.ts';
import { flows } from './flows.ts';
import { publicScripts } from './public.ts';

/** How the mock is held against a real better-auth. The base URL is that of better-auth, with its base path. */
export const betterAuthPlan: VerifyPlan = {
  scripts: [...publicScripts, ...flows],
  parameters: { version: '1.7.25', origin: '', emailOTP: '', verificationEmail: '' },
  optionsFor: ({ version = '', basePath = '', origin = '', emailOTP = '', verificationEmail = '' }) => ({
    version,
    ...(basePath !== '' && { basePath }),
    trustedOrigins: origin === '' ? [] : [origin],
    emailOTP: emailOTP !== '',
    sendVerificationEmail: verificationEmail !== '',
  }),
  hasBasePath: true,
  headers: ['allow', 'cache-control', 'location', 'pragma', 'set-cookie', 'x-retry-after'],
  patterns: [
    ['identifier', /\b[A-Za-z0-9]{32}\b/g],
    ['token', /\b[A-Za-z0-9]{24}\b/g],
    ['signature', /\.[A-Za-z0-9%]{43,}(?=;)/g],
  ],
  unordered: [],
  numbers: [],
  mail: {
    token: /reset-password\/([A-Za-z0-9]{24})/,
    code: /\b(\d{6})\b/,
    link: /https?:\/\/\S+\/verify-email\?[^\s"]+/,
  },
  knownDifferences: [{ at: /: body\.subject$/, reason: 'Mails are written by the app.' }],
};
