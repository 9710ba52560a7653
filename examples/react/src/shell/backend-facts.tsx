import type { JSX } from 'react';
import type { Connection } from '../backends/connection.ts';
import type { Place } from '../backends/place.ts';
import { factSentences } from './facts.ts';

const WHERE = {
  port: 'A mock server answers, on a port of this machine.',
  page: 'A mock server answers, inside of this page.',
  real: 'This is the real backend.',
} as const;

/** How the chosen backend goes about a reset: for whoever tries the app with several. */
export function BackendFacts({ connection, place }: { connection: Connection; place: Place }): JSX.Element {
  return (
    <aside className="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">How {connection.backend.title} does it</h2>
      <dl>
        {factSentences(connection.reset.facts).map(([what, how]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
      <p>
        {WHERE[place.kind]}{' '}
        {place.inboxUrl && (
          <a href={place.inboxUrl} target="resetkit-inbox">
            Its inbox
          </a>
        )}
      </p>
    </aside>
  );
}
