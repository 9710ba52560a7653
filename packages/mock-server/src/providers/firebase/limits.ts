import { limitInForce, unlimited } from '../../core/limits.ts';
import type { FixedWindow } from '../../core/rate-limiter.ts';
import type { Backend } from './backend.ts';
import { type Failure, refused } from './errors.ts';
import type { LinkPurpose } from './links.ts';
import type { FirebaseOptions } from './options.ts';
import { type LimitName, limits } from './policy.ts';

/** The limits of a service: the emulator has none. A test that gives numbers has them in either. */
export function limitsWith(options: FirebaseOptions): Readonly<Record<LimitName, FixedWindow>> {
  const names: readonly LimitName[] = ['cooldown', 'resetMails', 'signUps', 'signIns'];
  const windows = names.map((name) => [name, limitWith(name, options)] as const);
  return Object.fromEntries(windows) as Record<LimitName, FixedWindow>;
}

/** One of them. */
export function limitWith(name: LimitName, { service }: Pick<FirebaseOptions, 'service'>): FixedWindow {
  return service === 'hosted' ? limits[name] : { ...limits[name], max: unlimited };
}

/** Counts a mail to an address, whether an account has it or not. Gives the refusal if there were too many. */
export async function countMail(
  backend: Backend,
  requestType: LinkPurpose,
  email: string,
): Promise<Failure<400> | undefined> {
  const isReset = requestType === 'PASSWORD_RESET';
  const message = isReset ? 'RESET_PASSWORD_EXCEED_LIMIT' : 'TOO_MANY_ATTEMPTS_TRY_LATER';
  const key = isReset ? email : `${requestType} ${email}`;
  if (await isExceeded(backend, 'cooldown', key)) return refused(message);
  if (isReset && (await isExceeded(backend, 'resetMails', backend.options.projectId))) return refused(message);
  return undefined;
}

async function isExceeded(backend: Backend, name: LimitName, key: string): Promise<boolean> {
  const limit = inForce(backend, name);
  if (!limit) return false;
  const state = await backend.limiter.hit(name, key, limit);
  if (state.exceeded) backend.noteLimit(name, state.resetsInMs);
  return state.exceeded;
}

/** Counts a sign-in before its password is known to be right. Gives the refusal if too many were wrong. */
export async function countSignIn(backend: Backend, email: string): Promise<Failure<400> | undefined> {
  if (!(await isExceeded(backend, 'signIns', email))) return undefined;
  return refused(
    'TOO_MANY_ATTEMPTS_TRY_LATER : Access to this account has been temporarily disabled due to many failed login attempts. You can immediately restore it by resetting your password or you can try again later.',
  );
}

/** Forgets the wrong passwords of an account: it was signed in to, or its password was reset. */
export async function forgetSignIns(backend: Backend, email: string): Promise<void> {
  if (inForce(backend, 'signIns')) await backend.limiter.forget('signIns', email);
}

function inForce(backend: Backend, name: LimitName): FixedWindow | undefined {
  return limitInForce(backend.limits(), name, limitWith(name, backend.options));
}
