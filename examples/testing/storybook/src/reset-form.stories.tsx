import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { given } from './given.ts';
import { ResetForm } from './reset-form.tsx';

export default { component: ResetForm } satisfies Meta<typeof ResetForm>;

type Story = StoryObj<typeof ResetForm>;

/** Types into the form, and waits for an answer. */
const answerTo =
  (typed: string, answer: RegExp): Story['play'] =>
  async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox'), typed);
    await userEvent.click(canvas.getByRole('button'));
    await expect(await canvas.findByText(answer)).toBeVisible();
  };

export const FreshCode: Story = {
  args: { sentTo: 'ada@example.com' },
  beforeEach: given('fresh'),
  play: answerTo('123456', /Choose a new password/),
};

export const ExpiredCode: Story = {
  args: { sentTo: 'ada@example.com' },
  beforeEach: given('expired'),
  play: answerTo('123456', /Invalid or expired verification code/),
};

export const RateLimited: Story = {
  beforeEach: given('rate-limited'),
  play: answerTo('ada@example.com', /Please wait 60 seconds/),
};
