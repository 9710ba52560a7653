import type { Backend, Reply, Request } from '../backend.ts';
import { bannedUntil } from '../ban.ts';
import { emailExists, internalServerError, invalid, unexpectedFailure } from '../errors.ts';
import { parseUuid } from '../identify.ts';
import { newUser, randomPassword } from '../new-user.ts';
import { isTooLong } from '../password-rules.ts';
import { userOf } from '../user.ts';
import { confirmed } from '../user-row.ts';
import { insertUser, userByEmail } from '../users.ts';

type CreateBody = Request<'createUser'>['body'];
/** The beginnings of hashes that the server reads: bcrypt, Argon2 and Firebase's scrypt. */
const passwordHash = /^\$(?:2[aby]?\$\d\d|argon2(?:d|i|id)|fbscrypt)\$/;

const nilUuid = '00000000-0000-0000-0000-000000000000';

type CreateReply = Reply<'createUser'>;

/** `POST /auth/v1/admin/users`: creates an account, without a mail or a session. The password rules do not apply. */
export async function createUser({ body }: Request<'createUser'>, backend: Backend): Promise<CreateReply> {
  const refused = await firstFailure(body, backend);
  if (refused) return refused;
  const now = backend.clock.now();
  const ban = bannedUntil(body.ban_duration ?? 'none', now);
  if ('issue' in ban) return invalid(ban.issue);
  const id = parseUuid(body.id ?? '');
  const made = newUser(backend, {
    email: body.email ?? '',
    identityData: {},
    password: body.password ?? randomPassword(backend),
    ...(id !== undefined && { id }),
    ...(body.aud !== undefined && { aud: body.aud }),
    ...(body.role !== undefined && { role: body.role }),
    ...(body.phone !== undefined && { phone: body.phone }),
    ...(body.user_metadata && { userMetadata: body.user_metadata }),
    ...(body.app_metadata && { appMetadata: body.app_metadata }),
  });
  const described = body.email_confirm ? confirmed(made, now) : made;
  const row = ban.until === undefined ? described : { ...described, bannedUntil: ban.until };
  if (await insertUser(backend, row)) return unexpectedFailure('Database error creating new user');
  return { status: 200, body: userOf(row, { confirmedNow: true }) };
}

async function firstFailure(body: CreateBody, backend: Backend): Promise<CreateReply | undefined> {
  const { email, phone, password, password_hash: hash, id } = body;
  if (email === undefined && phone === undefined)
    return invalid('Cannot create a user without either an email or phone');
  if (email !== undefined && (await userByEmail(backend, email))) return emailExists();
  if (password !== undefined && hash !== undefined)
    return invalid('Only a password or a password hash should be provided');
  if (password !== undefined && isTooLong(password)) return internalServerError();
  if (hash !== undefined && !passwordHash.test(hash)) return unexpectedFailure('Error creating user');
  if (id !== undefined && parseUuid(id) === undefined) return invalid('ID must conform to the uuid v4 format');
  if (parseUuid(id ?? '') === nilUuid) return invalid('ID cannot be a nil uuid');
  return undefined;
}
