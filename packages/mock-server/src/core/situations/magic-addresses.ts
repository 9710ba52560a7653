import type { MailFate } from '../faults/faults.ts';
import { scriptsOf } from './scripts-of.ts';
import type { SituationPlan, SituationScript } from './situation.ts';

/** How an address with a fault behaves. */
export interface MagicFault {
  /** What people read about it. */
  readonly means: string;
  /** How long the answer takes, in milliseconds of real time. */
  readonly delayMs?: number;
  /** The status of the answer, in the backend's own words. The backend does nothing. */
  readonly status?: number;
  /** The connection is cut before the answer. */
  readonly cut?: 'before';
  /** What happens to the mail. */
  readonly mail?: MailFate;
}

/**
 * The faults that an address can ask for: `name+slow@example.com`. The other words are the names of the situations of the
 * backend that concern one account.
 */
export const magicFaults: Readonly<Record<'slow' | 'bounce' | '500' | 'lost' | 'offline', MagicFault>> = {
  slow: { means: 'the answer takes 5 seconds', delayMs: 5_000 },
  bounce: { means: 'the mail bounces', mail: { do: 'bounce' } },
  '500': { means: 'the backend fails', status: 500 },
  lost: { means: 'the mail never arrives', mail: { do: 'lose' } },
  offline: { means: 'the connection is cut before the answer', cut: 'before' },
};

/** What the word in an address asks for. */
export type MagicWord = { readonly word: string } & (
  | { readonly fault: MagicFault; readonly script?: undefined }
  | { readonly script: SituationScript; readonly fault?: undefined }
);

/** What an address asks for by the word behind its last `+`. `undefined` for an ordinary one. */
export function magicWordOf(email: string, plan: SituationPlan): MagicWord | undefined {
  const word = /\+([^+@]+)@[^@]+$/.exec(email)?.[1]?.toLowerCase() ?? '';
  const fault = new Map(Object.entries(magicFaults)).get(word);
  if (fault) return { word, fault };
  const script = new Map<string, SituationScript>(scriptsOf(plan)).get(word);
  return script && !isOfWorld(script) ? { word, script } : undefined;
}

/** Whether a situation changes options or limits of the whole world. */
export function isOfWorld({ options, limits }: SituationScript): boolean {
  return options !== undefined || limits === 'real';
}
