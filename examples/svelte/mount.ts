import { mount as mountComponent, unmount } from 'svelte';
import type { OpenedReset } from '../common/open-reset.ts';
import ForgotPassword from './forgot-password.svelte';

/** Shows the form in an element; gives the function that takes it away. */
export function mount(target: Element, opened: OpenedReset): () => void {
  const form = mountComponent(ForgotPassword, { target, props: opened });
  return () => void unmount(form);
}
