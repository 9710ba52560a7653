import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { OpenedReset } from '../common/open-reset.ts';
import { ForgotPassword } from './forgot-password.tsx';

/** Shows the form in an element; gives the function that takes it away. */
export function mount(element: Element, opened: OpenedReset): () => void {
  const root = createRoot(element);
  root.render(
    <StrictMode>
      <QueryClientProvider client={new QueryClient()}>
        <ForgotPassword {...opened} />
      </QueryClientProvider>
    </StrictMode>,
  );
  return () => root.unmount();
}
