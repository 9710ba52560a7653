import { type JSX, useState } from 'react';
import type { Connect, Connection } from './backends/connection.ts';
import { rememberBackend } from './backends/first-connection.ts';
import type { Place } from './backends/place.ts';
import { Pages } from './pages.tsx';
import { BackendFacts } from './shell/backend-facts.tsx';
import { Header } from './shell/header.tsx';

interface AppProps {
  readonly place: Place;
  readonly connect: Connect;
  readonly first: Connection;
}

/** The app, and the switch of backends around it. */
export function App({ place, connect, first }: AppProps): JSX.Element {
  const [connection, setConnection] = useState(first);
  const choose = async (id: string) => {
    const backend = place.backends.find((one) => one.id === id);
    if (!backend) return;
    rememberBackend(id);
    setConnection(await connect(backend));
  };
  const { backend } = connection;
  return (
    <>
      <Header backends={place.backends} chosen={backend} onChoose={choose} />
      <div className="stage">
        <main>
          <Pages key={backend.id} connection={connection} place={place} />
        </main>
        <BackendFacts connection={connection} place={place} />
      </div>
    </>
  );
}
