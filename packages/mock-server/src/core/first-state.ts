import type { CallFault, Faults, MailFault } from './faults/fault.ts';
import type { Provider } from './provider.ts';
import { scriptNamed } from './situations/scripts-of.ts';
import type { Situations } from './situations/situation.ts';

/** A situation that a mock server starts with. */
export interface FirstSituation<Name extends string = string> {
  /** The name of the situation, such as `'expired'`. */
  readonly name: Name;
  /** The account that is brought there. It is made if there is none. */
  readonly email: string;
}

/** What a mock server starts with, beside its accounts, and has again after each `restart()`. */
export interface FirstState<Name extends string = string, Fault extends CallFault = CallFault> {
  /** The situations that accounts are in. Default: none. */
  readonly situations?: readonly FirstSituation<Name>[];
  /** The accounts that are signed in. Default: none. */
  readonly sessions?: readonly string[];
  /** The faults that will happen. Default: none. */
  readonly faults?: readonly (Fault | MailFault)[];
}

/** What makes a first state. */
export interface FirstStateMakers {
  readonly situations: Pick<Situations, 'make'>;
  /** Absent if the mock server opens no sessions for tests. */
  readonly sessions?: { make(email: string): Promise<unknown> };
  readonly faults: Pick<Faults, 'add' | 'clear'>;
}

/** Makes a first state. Rejects with a sentence that names the place of what could not be made. */
export async function makeFirstState(
  { situations = [], sessions = [], faults = [] }: FirstState,
  makers: FirstStateMakers,
): Promise<void> {
  for (const [index, { name, email }] of situations.entries())
    await at(`situations[${index}] (${name})`, () => makers.situations.make(name, { email }));
  for (const [index, email] of sessions.entries())
    await at(`sessions[${index}] (${email})`, async () => {
      if (!makers.sessions) throw new Error('This mock server opens no sessions for tests.');
      await makers.sessions.make(email);
    });
  // The last ones: they are for what a test does.
  try {
    for (const [index, fault] of faults.entries()) await at(`faults[${index}]`, () => makers.faults.add(fault));
  } catch (error) {
    await makers.faults.clear();
    throw error;
  }
}

async function at(place: string, make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Checks the form of a first state, and the names of its situations. Throws a sentence that names the place. Faults are
 * checked when they are made: the answers that a backend has are loaded then.
 */
export function checkFirstState(
  state: FirstState,
  { title, situations: plan }: Pick<Provider, 'title' | 'situations'>,
): void {
  for (const name of ['situations', 'sessions', 'faults'] as const) {
    if (state[name] !== undefined && !Array.isArray(state[name]))
      throw new Error(`Expected a list as ${name}, not ${JSON.stringify(state[name])}.`);
  }
  for (const [index, situation] of (state.situations ?? []).entries()) {
    const place = `situations[${index}]`;
    const { name, email, ...more }: Record<string, unknown> = Object(situation);
    if (typeof name !== 'string' || !isEmail(email) || Object.keys(more).length > 0)
      throw new Error(`${place}: Expected { name, email }, not ${JSON.stringify(situation)}.`);
    scriptNamed(`${place}: ${title}`, plan, name);
  }
  for (const [index, email] of (state.sessions ?? []).entries()) {
    if (!isEmail(email))
      throw new Error(`sessions[${index}]: Expected the e-mail of an account, not ${JSON.stringify(email)}.`);
  }
}

function isEmail(value: unknown): boolean {
  return typeof value === 'string' && value.includes('@');
}
