import { columns } from './policy.ts';

// Errors of PostgreSQL that the real server passes on to the client: the statement, and the database's text.

const publicUserColumns =
  '"id", "name", "username", "email", "image_url", "seen_at", "is_service", "scim_id", "seat_type", "company_role", "product_updates_email_consent"';
const userColumns = `${publicUserColumns}, "login_attempts", "created_at"`;
const activeUsers = '"deleted_at" is null and "is_service" = $1 and "is_system" = $2';
const nulByte = 'invalid byte sequence for encoding "UTF8": 0x00';

/** A lookup of an account without any criterion. */
export const noSearchTerm = 'Can only find users with id, username or email.';

/** A NUL character in an address. PostgreSQL's texts cannot contain it. */
export const nulInEmail: string = `select ${userColumns} from "users" where "deleted_at" is null and "email" = $1 limit $2 - ${nulByte}`;

/** A NUL character in a search. */
export const nulInSearch: string = `select ${publicUserColumns} from "users" where ${activeUsers} and "name" ilike $3 or "username" ilike $4 or "email" ilike $5 - ${nulByte}`;

/** A NUL character in the secret of a sign-up link. */
export const nulInSignupToken: string = `SELECT EXISTS (SELECT 1 FROM public_signup_tokens WHERE secret = $1 AND expires_at::date > $2 AND enabled = true) AS valid - ${nulByte}`;

/** A password lookup for an admin token, which has no account. */
export const noUserId =
  'Undefined binding(s) detected when compiling FIRST. Undefined column(s): [id] query: select "password_hash" from "users" where "deleted_at" is null and "is_service" = ? and "is_system" = ? and "id" = ? limit ?';

/** A password for an account that never existed. */
export const noSuchUser =
  'insert into "used_passwords" ("password_hash", "user_id") values ($1, $2) - insert or update on table "used_passwords" violates foreign key constraint "used_passwords_user_id_fkey"';

/** The error of looking up an account whose id does not fit into the column. `undefined` if it fits. */
export function idOutOfRange(id: number): string | undefined {
  if (Math.abs(id) <= columns.maxInteger) return undefined;
  return `select * from "users" where ${activeUsers} and "id" = $3 limit $4 - value "${id}" is out of range for type integer`;
}

/** The error of setting a password for an account whose id does not fit into the column. `undefined` if it fits. */
export function idOutOfRangeInUpdate(id: number): string | undefined {
  if (Math.abs(id) <= columns.maxInteger) return undefined;
  return `update "users" set "password_hash" = $1 where "deleted_at" is null and "is_service" = $2 and "is_system" = $3 and "id" = $4 - value "${id}" is out of range for type integer`;
}

/** The fields of a new account that the database checks. */
export interface InsertedUser {
  readonly email?: string;
  readonly name?: string;
  readonly username?: string;
}

/** The error for a new account that does not fit into its columns. `undefined` if it fits. */
export function tooLong(user: InsertedUser): string | undefined {
  const fits = [user.email, user.name, user.username].every((text = '') => text.length <= columns.textLength);
  return fits ? undefined : insertFailed(user, `value too long for type character varying(${columns.textLength})`);
}

/** The error for a user name that is already taken. */
export function usernameTaken(user: InsertedUser): string {
  return insertFailed(user, 'duplicate key value violates unique constraint "users_username_key"');
}

function insertFailed({ email, name, username }: InsertedUser, reason: string): string {
  let bound = 1;
  const given = (value: string | undefined): string => (value === undefined ? 'DEFAULT' : `$${++bound}`);
  const address = given(email);
  const hash = email === undefined ? 'DEFAULT' : `encode(sha256($${++bound}::bytea), 'hex')`;
  const values = ['DEFAULT', '$1', address, hash, 'DEFAULT', given(name), 'DEFAULT', given(username)];
  return `insert into "users" ("company_role", "created_at", "email", "email_hash", "image_url", "name", "product_updates_email_consent", "username") values (${values.join(', ')}) returning ${userColumns} - ${reason}`;
}
