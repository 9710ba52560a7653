import type { components } from '@resetkit/sdk/stack-auth/types';
import { type Unexpected, unexpected } from './errors.ts';
import { isHashable, isPasswordHash } from './password.ts';
import type { Password, User } from './users.ts';

/** The fields of a user that a request can set, for new and existing users. */
export type UserFields = Omit<components['schemas']['UpdateUserRequest'], 'selected_team_id' | 'is_anonymous'> & {
  readonly is_anonymous?: boolean;
};

/** 400 as plain text. */
export interface TextFailure<Sentence extends string> {
  readonly status: 400;
  readonly body: Sentence;
}

/** 400 as plain text. */
export function textFailure<Sentence extends string>(body: Sentence): TextFailure<Sentence> {
  return { status: 400, body };
}

/** The refusal of a password or of a hash in its place. */
export type PasswordFailure =
  | TextFailure<'Cannot set both password and password_hash at the same time.'>
  | TextFailure<"Invalid password hash. Make sure it's a supported algorithm in Modular Crypt Format.">
  | Unexpected;

/**
 * The refusal of a password or of a hash in its place. Hashing comes first, so a password that cannot be hashed fails
 * earlier than all other checks.
 */
export function passwordFailure({ password, password_hash: hash }: UserFields): PasswordFailure | undefined {
  const hasPassword = password !== undefined && password !== null;
  if (hasPassword && hash !== undefined)
    return textFailure('Cannot set both password and password_hash at the same time.');
  if (hash !== undefined && !isPasswordHash(hash))
    return textFailure("Invalid password hash. Make sure it's a supported algorithm in Modular Crypt Format.");
  return hasPassword && !isHashable(password) ? unexpected() : undefined;
}

/** The password that a request sets, as text or as a hash. `undefined` if it sets none. */
export function passwordOf({ password, password_hash: hash }: UserFields): Password | undefined {
  if (hash !== undefined) return { hash };
  return password === undefined || password === null ? undefined : { text: password };
}

/** The fields of a user that a request sets, except addresses, passwords, teams and the second factor. */
export function traitsOf(fields: UserFields): Partial<User> {
  const { risk_scores: riskScores, country_code: country } = fields;
  return {
    ...(fields.display_name !== undefined && { displayName: fields.display_name || null }),
    ...(fields.profile_image_url !== undefined && { profileImageUrl: fields.profile_image_url }),
    ...(fields.client_metadata !== undefined && { clientMetadata: fields.client_metadata }),
    ...(fields.client_read_only_metadata !== undefined && { clientReadOnlyMetadata: fields.client_read_only_metadata }),
    ...(fields.server_metadata !== undefined && { serverMetadata: fields.server_metadata }),
    ...(fields.otp_auth_enabled !== undefined && { otp: fields.otp_auth_enabled }),
    ...(fields.is_anonymous !== undefined && { isAnonymous: fields.is_anonymous }),
    ...restrictionOf(fields),
    ...(country !== undefined && { countryCode: country === null ? null : country.trim().toUpperCase() }),
    ...(riskScores !== undefined && { riskScores }),
  };
}

/** The restriction. Its texts are stored only together with the flag. */
function restrictionOf(fields: UserFields): Partial<User> {
  const { restricted_by_admin: isRestricted, restricted_by_admin_reason: reason } = fields;
  const details = fields.restricted_by_admin_private_details;
  if (isRestricted === undefined) return {};
  if (!isRestricted)
    return { restrictedByAdmin: false, restrictedByAdminReason: null, restrictedByAdminPrivateDetails: null };
  return {
    restrictedByAdmin: true,
    ...(reason !== undefined && { restrictedByAdminReason: reason }),
    ...(details !== undefined && { restrictedByAdminPrivateDetails: details }),
  };
}
