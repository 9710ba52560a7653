import type { ControlledMockServer } from '../../core/server.ts';
import type { Access } from '../access.ts';

/** The mock servers whose mails are read as Mailpit's. */
export interface Mailpit {
  /** The version of Resetkit. */
  readonly version: string;
  readonly access: Access;
  readonly mocks: readonly ControlledMockServer[];
}
