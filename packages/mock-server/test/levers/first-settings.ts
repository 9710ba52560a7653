import type { SettingsOf } from '@resetkit/mock-server';
import type { InsforgeTypes } from '@resetkit/mock-server/insforge';

/** Where the clock of every test's mock stands. */
export const now = '2026-01-02T03:04:05Z';

/** The account that every test's mock starts with. */
export const ada = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

/** The settings of a test's mock: those that the test asks for, and these. */
export function firstSettings(settings: SettingsOf<InsforgeTypes> = {}): SettingsOf<InsforgeTypes> {
  return { clock: now, seed: [ada], ...settings };
}
