import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createElement, type ReactNode, StrictMode } from 'react';
import { expect, onTestFinished, vi } from 'vitest';

/** Somebody in front of the page: types, clicks and reads. Whatever React complains of fails the test. */
export function visit(page: ReactNode) {
  const complaints = vi.spyOn(console, 'error');
  onTestFinished(() => {
    cleanup();
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockRestore();
  });
  const user = userEvent.setup();
  const { unmount } = render(createElement(StrictMode, null, page));
  return {
    /** Types into a field, then submits its form. */
    async submit(label: string, text: string) {
      const field = await screen.findByLabelText(label);
      await user.clear(field);
      await user.type(field, `${text}{Enter}`);
    },
    click: async (name: RegExp | string) => user.click(screen.getByRole('button', { name })),
    sees: async (status: string) => screen.findByRole('heading', { name: status }),
    seesOneOf: async (...statuses: readonly string[]) =>
      (await screen.findByRole('heading', { name: new RegExp(`^(${statuses.join('|')})$`) })).textContent,
    seesError: async (kind: string) => expect((await screen.findByRole('alert')).textContent).toBe(kind),
    leave: unmount,
  };
}

/** Puts the search and the fragment of a link behind the address of our page, as a mail's reader would come to it. */
export function comeBy(link: string): void {
  const { search, hash } = new URL(link);
  history.replaceState(null, '', `/reset${search}${hash}`);
}
