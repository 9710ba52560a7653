import { titled } from '../../vector.ts';
import { accountVectors } from './accounts.ts';
import { administrationVectors } from './administration.ts';
import { emulatorVectors } from './emulator.ts';
import { everyOperationVectors } from './every-operation.ts';
import { hostedVectors } from './hosted.ts';
import { importVectors } from './imports.ts';
import { requestVectors } from './requests.ts';
import { resetVectors } from './resets.ts';
import { sendVectors } from './sends.ts';
import { tenantVectors } from './tenants.ts';
import type { Vector } from './vector.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** Facts about Firebase Auth that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({
  requests: requestVectors,
});

/** Details that do not depend on the way. */
export const details: readonly Vector[] = titled({
  sends: sendVectors,
  resets: resetVectors,
  hosted: hostedVectors,
  accounts: accountVectors,
  administration: administrationVectors,
  imports: importVectors,
  emulator: emulatorVectors,
  tenants: tenantVectors,
  everyOperation: everyOperationVectors,
  whichErrorWins: whichErrorWinsVectors,
});
