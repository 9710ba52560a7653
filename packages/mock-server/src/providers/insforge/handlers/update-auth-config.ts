import { authConfig } from '../auth-config.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { notConfigured } from '../deliver.ts';
import { internalError } from '../errors.ts';

/**
 * `PUT /api/auth/config`, for administrators: a partial change. Without a known field nothing changes, not even the
 * times.
 */
export async function updateAuthConfig(
  { body }: Request<'updateAuthConfig'>,
  backend: Backend,
): Promise<Reply<'updateAuthConfig'>> {
  const { options } = backend;
  if (body.requireEmailVerification && options.mail === 'not-configured') {
    return notConfigured('An email provider must be configured before email verification can be required.', 400);
  }
  // The schema lets fractions through; the column is an integer.
  if (!Number.isInteger(body.passwordMinLength ?? 0))
    return internalError('Failed to update authentication configuration');
  const changed = Object.keys(body).length > 0 ? await backend.optionsStore.set(body) : backend.optionsState;
  return { status: 200, body: await authConfig(backend, changed) };
}
