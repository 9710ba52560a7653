import type { Backend, Reply, Request } from '../backend.ts';
import { emulatorConfigOf } from '../emulator-config.ts';
import { readConfig } from '../project-config.ts';

/** `GET /emulator/v1/projects/{id}/config`. */
export async function getEmulatorConfig(
  _request: Request<'getEmulatorConfig'>,
  backend: Backend,
): Promise<Reply<'getEmulatorConfig'>> {
  return { status: 200, body: emulatorConfigOf(await readConfig(backend)) };
}
