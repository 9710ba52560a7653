import { screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';

/** Somebody in front of the page, who types, clicks and reads. */
export function createVisitor() {
  const user = userEvent.setup();
  return {
    type: async (label: string, text: string) => user.type(await screen.findByLabelText(label), text),
    click: async (name: RegExp | string) => user.click(await screen.findByRole('button', { name })),
    /** Types into the field of a form, and submits it. */
    async submit(label: string, text: string) {
      const field = await screen.findByLabelText(label);
      await user.clear(field);
      await user.type(field, `${text}{Enter}`);
    },
    finds: async (label: string) => screen.findByLabelText(label),
    readsStatus: async (text: RegExp) => (await screen.findByText(text, { selector: '[role=status]' })).textContent,
    readsAlert: async () => (await screen.findByRole('alert')).textContent,
    readsList: () => screen.getAllByRole('listitem').map((item) => item.textContent?.replace(/\s+/g, ' ').trim()),
    button: async (name: RegExp | string) => screen.findByRole<HTMLButtonElement>('button', { name }),
  };
}
