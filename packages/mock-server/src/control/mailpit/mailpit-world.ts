import type { ControlledMockServer } from '../../core/server.ts';

/** The mock servers whose mails are read as Mailpit's. */
export interface Mailpit {
  /** The version of Resetkit. */
  readonly version: string;
  /** The origin under which clients reach the server. */
  readonly origin: string;
  readonly mocks: readonly ControlledMockServer[];
}
