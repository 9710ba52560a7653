import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createElement, type ReactNode, StrictMode } from 'react';
import { expect, onTestFinished, vi } from 'vitest';

/** A user of the page, who fills in fields, clicks and reads. A warning of React fails the test. */
export function visit(page: ReactNode) {
  const complaints = vi.spyOn(console, 'error');
  onTestFinished(() => {
    cleanup();
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockRestore();
  });
  const user = userEvent.setup({ delay: null });
  const { unmount } = render(createElement(StrictMode, null, page));
  return {
    /** Puts a text into a field, as from a password manager, then submits its form. */
    async submit(label: string, text: string) {
      const field = await screen.findByLabelText(label);
      await user.clear(field);
      await user.paste(text);
      await user.keyboard('{Enter}');
    },
    click: async (name: RegExp | string) => user.click(screen.getByRole('button', { name })),
    sees: async (status: string) => screen.findByRole('heading', { name: status }),
    seesOneOf: async (...statuses: readonly string[]) =>
      (await screen.findByRole('heading', { name: new RegExp(`^(${statuses.join('|')})$`) })).textContent,
    seesError: async (kind: string) => expect((await screen.findByRole('alert')).textContent).toBe(kind),
    leave: unmount,
  };
}

/** Gives the page the search and the fragment of a link, as when a reader of the mail opens it. */
export function comeBy(link: string): void {
  const { search, hash } = new URL(link);
  history.replaceState(null, '', `/reset${search}${hash}`);
}
