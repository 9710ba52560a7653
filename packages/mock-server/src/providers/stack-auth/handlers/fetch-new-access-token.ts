import type { Backend, Reply, Request } from '../backend.ts';
import { knownError, unexpected } from '../errors.ts';
import { noClientKey, sessions } from '../policy.ts';
import type { Project } from '../project.ts';
import { findProject } from '../projects.ts';
import { refreshSession } from '../sessions.ts';

type TokenRequest = Request<'fetchNewAccessToken'>;
type TokenReply = Reply<'fetchNewAccessToken'>;

/** `POST /auth/oauth/token`: a new access token by OAuth's refresh grant. SDKs refresh with it. */
export async function fetchNewAccessToken(request: TokenRequest, backend: Backend): Promise<TokenReply> {
  const { body } = request;
  const [clientId] = body.client_id?.split('#') ?? [];
  const project = clientId ? await findProject(backend, clientId) : undefined;
  const badClient = clientFailure(project, body.client_secret);
  if (badClient) return badClient;
  if (!project) return knownError('INVALID_OAUTH_CLIENT_ID_OR_SECRET', { client_id: null });
  if (body.grant_type === 'authorization_code') return knownError('INVALID_AUTHORIZATION_CODE');
  const { refresh_token: refreshToken = '' } = body;
  if (!isPrintable(refreshToken)) return oauthError('Invalid parameter: `refresh_token`');
  if (refreshToken === '') return oauthError('Missing parameter: `refresh_token`');
  const { headers, ip, baseUrl } = request;
  const refreshed = await refreshSession(backend, { project, refreshToken, headers, ip, baseUrl });
  if ('status' in refreshed) return refreshed;
  return body.scope === undefined || body.scope === 'legacy' ? granted(refreshed.token) : unexpected();
}

/** The refusal of the client secret: a publishable client key, or the placeholder for projects that require none. */
function clientFailure(project: Project | undefined, secret: string | undefined): TokenReply | undefined {
  const badClient = knownError('INVALID_OAUTH_CLIENT_ID_OR_SECRET', { client_id: null });
  const hasKey = secret !== undefined && secret !== '' && secret !== noClientKey;
  if (project && hasKey && secret !== project.keys?.publishableClientKey) return badClient;
  if (project?.requirePublishableClientKey && !hasKey)
    return knownError('PUBLISHABLE_CLIENT_KEY_REQUIRED_FOR_PROJECT', { project_id: project.shown.id });
  return !project || !secret ? badClient : undefined;
}

function isPrintable(token: string): boolean {
  return /^[\x20-\x7e]*$/.test(token);
}

function oauthError(sentence: 'Missing parameter: `refresh_token`' | 'Invalid parameter: `refresh_token`'): TokenReply {
  return { status: 400, body: { error: 'invalid_request', error_description: sentence } };
}

function granted(access_token: string): TokenReply {
  return {
    status: 200,
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
    body: {
      access_token,
      token_type: 'Bearer',
      expires_in: sessions.oauthExpiresInSeconds,
      scope: 'legacy',
      afterCallbackRedirectUrl: null,
      after_callback_redirect_url: null,
    },
  };
}
