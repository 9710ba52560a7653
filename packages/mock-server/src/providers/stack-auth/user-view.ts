import type { components } from '@resetkit/sdk/stack-auth/types';
import type { Project } from './project.ts';
import type { Team, Tenancy } from './tenancy.ts';
import { primaryOf, type User } from './users.ts';

type Schemas = components['schemas'];

/** The reason why a user is restricted: the first one that applies. */
export function restrictedReasonOf(user: User, project: Project): Schemas['RestrictedReason'] | null {
  if (user.isAnonymous) return { type: 'anonymous' };
  if (project.requireEmailVerification && !primaryOf(user)?.isVerified) return { type: 'email_not_verified' };
  return user.restrictedByAdmin ? { type: 'restricted_by_administrator' } : null;
}

/** A user as servers and administrators see it, with fields in the server's order. */
export function serverUserOf(user: User, project: Project, { teams }: Pick<Tenancy, 'teams'>): Schemas['ServerUser'] {
  const primary = primaryOf(user);
  const team = teams[user.selectedTeamId ?? ''];
  const restrictedReason = restrictedReasonOf(user, project);
  return {
    id: user.id,
    display_name: user.displayName,
    primary_email: primary?.value ?? null,
    primary_email_verified: primary?.isVerified ?? false,
    primary_email_auth_enabled: primary?.usedForAuth ?? false,
    profile_image_url: user.profileImageUrl,
    signed_up_at_millis: user.createdAt,
    client_metadata: user.clientMetadata,
    client_read_only_metadata: user.clientReadOnlyMetadata,
    server_metadata: user.serverMetadata,
    has_password: user.password !== undefined,
    otp_auth_enabled: user.otp,
    auth_with_email: user.password !== undefined || user.otp,
    requires_totp_mfa: user.requiresTotp,
    passkey_auth_enabled: false,
    oauth_providers: [...user.oauthProviders],
    selected_team_id: user.selectedTeamId,
    selected_team: team ? serverTeamOf(team) : null,
    last_active_at_millis: user.lastActiveAt,
    is_anonymous: user.isAnonymous,
    is_restricted: restrictedReason !== null,
    restricted_reason: restrictedReason,
    restricted_by_admin: user.restrictedByAdmin,
    restricted_by_admin_reason: user.restrictedByAdminReason,
    restricted_by_admin_private_details: user.restrictedByAdminPrivateDetails,
    country_code: user.countryCode,
    risk_scores: user.riskScores,
  };
}

/** A user as clients see it, with fields in the server's order. */
export function clientUserOf(user: User, project: Project, tenancy: Pick<Tenancy, 'teams'>): Schemas['ClientUser'] {
  const shown = serverUserOf(user, project, tenancy);
  return {
    restricted_by_admin_reason: shown.restricted_by_admin_reason,
    restricted_by_admin: shown.restricted_by_admin,
    restricted_reason: shown.restricted_reason,
    is_restricted: shown.is_restricted,
    is_anonymous: shown.is_anonymous,
    passkey_auth_enabled: shown.passkey_auth_enabled,
    otp_auth_enabled: shown.otp_auth_enabled,
    requires_totp_mfa: shown.requires_totp_mfa,
    selected_team_id: shown.selected_team_id,
    oauth_providers: shown.oauth_providers,
    auth_with_email: shown.auth_with_email,
    has_password: shown.has_password,
    signed_up_at_millis: shown.signed_up_at_millis,
    profile_image_url: shown.profile_image_url,
    client_read_only_metadata: shown.client_read_only_metadata,
    client_metadata: shown.client_metadata,
    display_name: shown.display_name,
    primary_email_verified: shown.primary_email_verified,
    primary_email: shown.primary_email,
    id: shown.id,
    selected_team: clientTeamOf(tenancy.teams[user.selectedTeamId ?? '']),
  };
}

function serverTeamOf({ id, displayName, createdAt }: Team): Schemas['ServerTeam'] {
  return {
    id,
    display_name: displayName,
    profile_image_url: null,
    created_at_millis: createdAt,
    client_metadata: null,
    client_read_only_metadata: null,
    server_metadata: null,
  };
}

function clientTeamOf(team: Team | undefined): Schemas['ClientTeam'] | null {
  if (!team) return null;
  return {
    client_read_only_metadata: null,
    client_metadata: null,
    profile_image_url: null,
    display_name: team.displayName,
    id: team.id,
  };
}
