import type { JournalRow } from '../journal/journal-row.ts';
import type { ExplainParts } from './explain-parts.ts';
import type { SecretState } from './explanation.ts';
import type { Known } from './known.ts';
import type { Life } from './life.ts';
import type { Trials } from './trials.ts';

/** The lives of secrets that have ended. While all that they were told by is as it was, they need not be told again. */
export interface EndedLives {
  /** Looks them up, with what is known now. */
  now(known: Known): Promise<{
    /** The life of the secret of a mail, if it is as it was. */
    of(mail: string): Promise<Life | undefined>;
    /** Remembers a life that was told just now, if it has ended. */
    note(mail: string, life: Life, trials: Trials): void;
  }>;
}

interface Ended {
  readonly life: Life;
  readonly at: number;
  readonly options: readonly unknown[];
  readonly isSame: () => Promise<boolean>;
}

/** States that time alone does not change. */
const ends: readonly SecretState[] = ['used', 'superseded', 'burnt', 'out-of-tries', 'ended', 'expired'];

/** How many are remembered: those of a full outbox. */
const most = 1_000;

/** Remembers none yet. */
export function createEndedLives({ world }: Pick<ExplainParts, 'world'>): EndedLives {
  const lives = new Map<string, Ended>();
  return {
    async now(known) {
      const at = world.clock.now();
      const options = [(await world.optionsStore.state()).value, await world.backing?.options()];
      const rows = new Set<JournalRow>([...known.own.rows, ...known.behind.rows]);
      const holds = ({ life, ...then }: Ended): boolean =>
        then.at <= at &&
        then.options.every((one, index) => one === options[index]) &&
        life.related.every(({ row }) => rows.has(row));
      return {
        async of(mail) {
          const ended = lives.get(mail);
          return ended && holds(ended) && (await ended.isSame()) ? ended.life : undefined;
        },
        note(mail, life, trials) {
          const isSame = trials.basis();
          lives.delete(mail);
          if (!ends.includes(life.verdict.state)) return;
          lives.set(mail, { life, at, options, isSame });
          const [oldest] = lives.size > most ? lives.keys() : [];
          if (oldest !== undefined) lives.delete(oldest);
        },
      };
    },
  };
}
