import { columns } from './policy.ts';

// What the real server lets through to the client when PostgreSQL refuses a statement: the statement, and the database's text.

const userColumns =
  '"id", "name", "username", "email", "image_url", "seen_at", "is_service", "scim_id", "seat_type", "company_role", "product_updates_email_consent", "login_attempts", "created_at"';
const activeUsers = '"deleted_at" is null and "is_service" = $1 and "is_system" = $2';
const nulByte = 'invalid byte sequence for encoding "UTF8": 0x00';

/** Looking for an account without saying which. */
export const noSearchTerm = 'Can only find users with id, username or email.';

/** A NUL character in an address: no text of PostgreSQL can hold it. */
export const nulInEmail: string = `select ${userColumns} from "users" where "deleted_at" is null and "email" = $1 limit $2 - ${nulByte}`;

/** A NUL character in the secret of a sign-up link. */
export const nulInSignupToken: string = `SELECT EXISTS (SELECT 1 FROM public_signup_tokens WHERE secret = $1 AND expires_at::date > $2 AND enabled = true) AS valid - ${nulByte}`;

/** An admin token has no account, and so no password to look up. */
export const noUserId =
  'Undefined binding(s) detected when compiling FIRST. Undefined column(s): [id] query: select "password_hash" from "users" where "deleted_at" is null and "is_service" = ? and "is_system" = ? and "id" = ? limit ?';

/** A password for an account that never was. */
export const noSuchUser =
  'insert into "used_passwords" ("password_hash", "user_id") values ($1, $2) - insert or update on table "used_passwords" violates foreign key constraint "used_passwords_user_id_fkey"';

/** Why an account of this id cannot be looked up, if the column cannot hold the id. */
export function idOutOfRange(id: number): string | undefined {
  if (Math.abs(id) <= columns.maxInteger) return undefined;
  return `select * from "users" where ${activeUsers} and "id" = $3 limit $4 - value "${id}" is out of range for type integer`;
}

/** Why a password cannot be set for an account of this id, if the column cannot hold the id. */
export function idOutOfRangeInUpdate(id: number): string | undefined {
  if (Math.abs(id) <= columns.maxInteger) return undefined;
  return `update "users" set "password_hash" = $1 where "deleted_at" is null and "is_service" = $2 and "is_system" = $3 and "id" = $4 - value "${id}" is out of range for type integer`;
}

/** What of a new account the database looks at. */
export interface InsertedUser {
  readonly email?: string;
  readonly name?: string;
  readonly username?: string;
}

/** The text when a new account does not fit into its columns, if it does not. */
export function tooLong(user: InsertedUser): string | undefined {
  const fits = [user.email, user.name, user.username].every((text = '') => text.length <= columns.textLength);
  return fits ? undefined : insertFailed(user, `value too long for type character varying(${columns.textLength})`);
}

/** The text when the user name of a new account is taken. */
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
