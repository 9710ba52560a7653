import type { Place } from '../../core/place.ts';
import type { OpenedSession, StoredSession } from '../../core/sessions/session.ts';
import type { Backend } from './backend.ts';
import { directoryOf } from './directory.ts';
import { sessions } from './policy.ts';
import { findProject } from './projects.ts';
import { openSession, type Tokens } from './sessions.ts';

/** Signs a user of the project in the options in, without a second factor. */
export async function openTestSession(
  backend: Backend,
  email: string,
  { baseUrl }: Place,
): Promise<OpenedSession | undefined> {
  const { projectId } = backend.options;
  const account = await directoryOf(backend).find(email);
  const project = await findProject(backend, projectId);
  const tokens = account && project && (await openSession(backend, { project, userId: account.id, baseUrl }));
  if (!tokens) return undefined;
  const now = backend.clock.now();
  return {
    tokens: {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      expiresAt: now + sessions.accessTokenLifetimeMs,
    },
    setCookies: [],
    storage: storageOf(projectId, tokens, now),
  };
}

/** The cookies of a page on http (@stackframe/js 2.8.102; later versions have other names and read these too). */
function storageOf(projectId: string, { access_token, refresh_token }: Tokens, now: number): readonly StoredSession[] {
  const cookie = (key: string, value: unknown): StoredSession => ({
    sdk: '@stackframe/js',
    where: 'cookie',
    key,
    value: encodeURIComponent(JSON.stringify(value)),
  });
  return [
    cookie(`stack-refresh-${projectId}--default`, { refresh_token, updated_at_millis: now }),
    cookie('stack-access', [refresh_token, access_token]),
  ];
}
