import { createApp } from 'vue';
import type { OpenedReset } from '../common/open-reset.ts';
import ForgotPassword from './forgot-password.vue';

/** Shows the form in an element; gives the function that takes it away. */
export function mount(element: Element, opened: OpenedReset): () => void {
  const app = createApp(ForgotPassword, { ...opened });
  app.mount(element);
  return () => app.unmount();
}
