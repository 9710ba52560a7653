import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { OpenedReset } from '../../common/open-reset.ts';
import { ForgotPassword } from './reset/forgot-password.tsx';

/** Shows the form alone in an element, without the app around it. Returns the function that removes it. */
export function mount(element: Element, opened: OpenedReset): () => void {
  const root = createRoot(element);
  root.render(
    <StrictMode>
      <ForgotPassword {...opened} />
    </StrictMode>,
  );
  return () => root.unmount();
}
