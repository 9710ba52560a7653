import type { Project } from './project.ts';
import type { Tenancy } from './tenancy.ts';
import { withUser } from './tenancy.ts';
import { primaryOf, type User } from './users.ts';

const unnamed = 'Personal Team';

/** A tenancy with a new user, and with a team for the user if the project creates one. */
export function withNewUser(tenancy: Tenancy, user: User, project: Project, teamId: string): Tenancy {
  if (!project.shown.config.create_team_on_sign_up) return withUser(tenancy, user);
  const displayName = teamNameOf(user.displayName, primaryOf(user)?.value ?? null);
  const team = { id: teamId, displayName, createdAt: user.createdAt, memberIds: [user.id] };
  const selected = { ...user, selectedTeamId: teamId };
  return withUser({ ...tenancy, teams: { ...tenancy.teams, [teamId]: team } }, selected);
}

/**
 * A tenancy in which the team of a formerly anonymous user is renamed after the sign-up's e-mail, as it was typed. A
 * sign-up has no name, and an earlier display name is not used.
 */
export function withNamedTeam(tenancy: Tenancy, user: User, email: string): Tenancy {
  const team = tenancy.teams[user.selectedTeamId ?? ''];
  if (team?.displayName !== unnamed) return tenancy;
  const named = { ...team, displayName: teamNameOf(null, email) };
  return { ...tenancy, teams: { ...tenancy.teams, [team.id]: named } };
}

function teamNameOf(name: string | null, email: string | null): string {
  const owner = name ?? email;
  return owner === null ? unnamed : `${owner}'s Team`;
}
