import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SWRConfig } from 'swr';
import type { OpenedReset } from '../common/open-reset.ts';
import { ForgotPassword } from './forgot-password.tsx';

/** Shows the form in an element; gives the function that takes it away. */
export function mount(element: Element, opened: OpenedReset): () => void {
  const root = createRoot(element);
  root.render(
    <StrictMode>
      <SWRConfig value={{ provider: () => new Map() }}>
        <ForgotPassword {...opened} />
      </SWRConfig>
    </StrictMode>,
  );
  return () => root.unmount();
}
