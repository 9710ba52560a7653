import { fieldOf, type HeldSecret, queryIn, type ResetSteps, sameAddress } from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { Scene, SceneRequest } from '../../core/situations/situation.ts';
import type { SupabaseOptions } from './options.ts';

const types = {
  'password-reset': 'recovery',
  'sign-in': 'magiclink',
  invitation: 'invite',
  verification: 'signup',
  notification: '',
  bounce: '',
} as const;

/** Operations whose mail or link replaces the token of a reset or of a sign-in. */
const asking = ['resetPasswordForEmail', 'signInWithOtp', 'sendMagicLink', 'generateLink'];

/** How resets go here. A secret is used up by following the link or by exchanging the digits. */
export const resetSteps: ResetSteps = {
  ask: ({ email, options }) => post(options, '/auth/v1/recover', { email }),
  async redeem(scene: Scene, { kind = 'password-reset', link, code, token }) {
    const type = types[kind];
    if (type === '') return undefined;
    const query = link === undefined ? '' : queryIn({ target: link }).toString();
    if (query !== '') return scene.send({ method: 'GET', target: `/auth/v1/verify?${query}` });
    const secret = code === undefined ? { token_hash: token } : { email: scene.email, token: code };
    return scene.send(post(scene.options, '/auth/v1/verify', { type, ...secret }));
  },
  effectOf(row, held) {
    if (row.operation === 'followEmailLink') return isFollowed(row, held) ? 'uses' : undefined;
    if (row.response?.status !== 200) return undefined;
    const { body } = row.request;
    if (row.operation === 'verifyOtp') {
      const isDigits = held.code !== undefined && fieldOf(body, 'token') === held.code;
      const isSame = sameAddress(fieldOf(body, 'email'), held.email);
      return (isDigits && isSame) || isToken(fieldOf(body, 'token_hash'), held) ? 'uses' : undefined;
    }
    const isAsked = asking.includes(row.operation ?? '') && sameAddress(fieldOf(body, 'email'), held.email);
    const isReplaced = held.kind === 'password-reset' || held.kind === 'sign-in';
    return isAsked && isReplaced ? 'replaces' : undefined;
  },
  handsOut: ['generateLink'],
  alone: { sendEmailHook: undefined },
};

/** Whether the link was followed and accepted: an error is in the fragment of the page that it leads to. */
function isFollowed(row: JournalRow, held: HeldSecret): boolean {
  const query = queryIn(row);
  if (!isToken(query.get('token') ?? query.get('token_hash'), held)) return false;
  const [, location = ''] = row.response?.headers.find(([name]) => /^location$/i.test(name)) ?? [];
  return (row.response?.status ?? 0) < 400 && !/[?#&]error=/.test(location);
}

function isToken(value: unknown, { token }: HeldSecret): boolean {
  return token !== undefined && value === token;
}

function post(options: object, target: string, json: object): SceneRequest {
  const { anonKey } = options as SupabaseOptions;
  return { method: 'POST', target, headers: { apikey: anonKey }, json };
}
