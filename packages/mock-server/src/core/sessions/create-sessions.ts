import type { Acts } from '../acts.ts';
import type { Clock } from '../clock.ts';
import type { WrittenJournal } from '../journal/journal.ts';
import type { CurrentPlace } from '../place.ts';
import type { Provider } from '../provider.ts';
import type { RunningBackend } from '../running-backend.ts';
import { readSetCookie } from './read-set-cookie.ts';
import type { Sessions } from './session.ts';

/** The parts of a mock server that sessions need. */
export interface SessionParts {
  readonly provider: Pick<Provider, 'title'>;
  readonly backend: Pick<RunningBackend, 'openSession'>;
  readonly place: Pick<CurrentPlace, 'get'>;
  readonly journal: Pick<WrittenJournal, 'own'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly acts: Pick<Acts, 'by'>;
  ready(): Promise<void>;
}

/** Opens sessions of accounts. */
export function createSessions({ provider, backend, place, journal, clock, acts, ready }: SessionParts): Sessions {
  const note = acts.by(clock);
  return {
    async make(email) {
      if (typeof email !== 'string')
        throw new Error(`Expected the e-mail of an account, not ${JSON.stringify(email)}.`);
      await ready();
      const where = place.get();
      const opened = await backend.openSession(email, where);
      if (!opened) throw new Error(`${provider.title} has no account with the e-mail ${JSON.stringify(email)}.`);
      const { tokens, setCookies, storage } = opened;
      const cookies = setCookies.map((line) => readSetCookie(line, new URL(where.baseUrl).hostname));
      const { accessToken, refreshToken } = tokens;
      journal.own(email, [accessToken, refreshToken, ...cookies.map(({ value }) => value)]);
      note({ lever: 'sessions.make', email, session: { tokens: { ...tokens }, setCookies } });
      return { email, tokens, cookies, storage };
    },
  };
}
