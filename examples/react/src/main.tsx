import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connector } from './backends/connection.ts';
import { firstConnection } from './backends/first-connection.ts';
import { findPlace } from './backends/place.ts';
import './styles/app.css';

const root = createRoot(document.querySelector('#app') ?? document.body);
try {
  const place = await findPlace(import.meta.env);
  const connect = connector(place);
  const first = await firstConnection(place, connect);
  root.render(
    <StrictMode>
      <App place={place} connect={connect} first={first} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<p role="alert">The app cannot start: {error instanceof Error ? error.message : String(error)}</p>);
}
