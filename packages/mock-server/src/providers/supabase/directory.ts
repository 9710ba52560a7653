import type { AccountView } from '../../core/accounts.ts';
import { isoTime } from '../../core/clock.ts';
import type { Directory } from '../../core/directory.ts';
import type { SecondFactorInput, SupabaseAccount } from './account.ts';
import type { Backend } from './backend.ts';
import { currentCode } from './factors.ts';
import { newFactor, newSecret } from './new-factor.ts';
import { newUser } from './new-user.ts';
import type { Factor, UserRow } from './rows.ts';
import { confirmed, lastSentAt } from './user-row.ts';
import { allUsers, insertUser, removeUser, userByEmail, userById } from './users.ts';

/** An account as tests read it. */
export interface SupabaseAccountView extends AccountView {
  /** Present for an account without an address, whose `email` is empty. */
  readonly isAnonymous?: true;
}

/** The accounts for tests and the control API. */
export function supabaseDirectory(backend: Backend): Directory<SupabaseAccountView> {
  return {
    async coolDowns() {
      return (await allUsers(backend)).flatMap((row) => {
        const since = lastSentAt(row);
        return since === undefined ? [] : [{ name: 'mailInterval', of: row.email, since }];
      });
    },
    async find(email) {
      const row = await userByEmail(backend, email);
      return row && viewOf(row);
    },
    list: async () => (await allUsers(backend)).map(viewOf).reverse(),
    async put(input: SupabaseAccount) {
      const before = await userByEmail(backend, input.email);
      const row = rowOf(backend, input);
      const owner = await userById(backend, row.id);
      if (owner && owner.id !== before?.id) throw new Error(`Another account has the id ${row.id} already.`);
      if (before) await removeUser(backend, before.id);
      await insertUser(backend, row);
      return { account: viewOf(row), created: before === undefined };
    },
    async remove(email) {
      const row = await userByEmail(backend, email);
      return row !== undefined && removeUser(backend, row.id);
    },
    async seedOf(email) {
      const row = await userByEmail(backend, email);
      return row && seedOf(row);
    },
    async secondFactorCode(email) {
      const row = await userByEmail(backend, email);
      return row && currentCode(row, backend.clock.now());
    },
  };
}

/**
 * The row of an account. With a password, it can sign in by e-mail; without one, it signs in with its other providers,
 * if it has any.
 */
function rowOf(backend: Backend, input: SupabaseAccount): UserRow {
  const { id, email, password, name, emailVerified = true, createdAt } = input;
  const others = (input.providers ?? []).filter((provider) => provider !== 'email');
  const providers = password !== undefined || others.length === 0 ? ['email', ...others] : others;
  const made = newUser(backend, {
    ...(id !== undefined && { id }),
    email,
    ...(password !== undefined && { password }),
    ...(name !== undefined && { userMetadata: { name } }),
    providers,
  });
  const since = createdAt === undefined ? made.createdAt : Date.parse(createdAt);
  const factors = (input.secondFactors ?? []).map((factor) => factorFrom(backend, factor, since));
  const banned = input.bannedUntil === undefined ? {} : { bannedUntil: Date.parse(input.bannedUntil) };
  const dated = { ...made, ...banned, factors, createdAt: since, updatedAt: since };
  return emailVerified ? confirmed(dated, since) : dated;
}

/** A factor of a seed. It is verified by default. */
function factorFrom({ random }: Backend, input: SecondFactorInput, now: number): Factor {
  const { friendlyName = '', secret = newSecret(random), status = 'verified' } = input;
  return { ...newFactor({ id: random.uuid(), friendlyName, secret }, now), status };
}

/** The account of a row as a seed has it. Metadata other than the name have no field there. */
function seedOf(row: UserRow): SupabaseAccount {
  const { emailVerified, hasPassword, updatedAt, isAnonymous, ...fields } = viewOf(row);
  return {
    ...fields,
    emailVerified,
    ...(row.password !== undefined && { password: row.password }),
    ...(row.bannedUntil !== undefined && { bannedUntil: isoTime(row.bannedUntil) }),
    secondFactors: row.factors.map(({ friendlyName, secret, status }) => ({ friendlyName, secret, status })),
  };
}

function viewOf(row: UserRow): SupabaseAccountView {
  const { name } = row.userMetadata ?? {};
  return {
    id: row.id,
    email: row.email,
    emailVerified: row.emailConfirmedAt !== undefined,
    ...(typeof name === 'string' && { name }),
    providers: row.identities.map(({ provider }) => provider).filter((provider) => provider !== 'email'),
    hasPassword: row.password !== undefined,
    ...(row.isAnonymous && { isAnonymous: true }),
    createdAt: isoTime(row.createdAt),
    updatedAt: isoTime(row.updatedAt),
  };
}
