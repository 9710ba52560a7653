import type { Backend, Reply, Request } from '../backend.ts';
import { listCodes } from '../codes.ts';
import { withoutGaps } from '../without-gaps.ts';

/** `GET /emulator/v1/projects/{id}/oobCodes`: the codes that were not used. */
export async function listOobCodes(
  _request: Request<'listOobCodes'>,
  backend: Backend,
): Promise<Reply<'listOobCodes'>> {
  const codes = await listCodes(backend);
  const oobCodes = codes.map(({ email, newEmail, requestType, oobCode, oobLink }) =>
    withoutGaps({ email, newEmail, requestType, oobCode, oobLink }),
  );
  return { status: 200, body: { oobCodes } };
}
