import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { handlers } from '@resetkit/mock-server/msw';
import type { StoryContext } from '@storybook/react-vite';

/** For `beforeEach` of a story: a backend of the story alone, in which a reset of Ada's is in this situation. */
export const given =
  (situation: 'fresh' | 'expired' | 'rate-limited') =>
  async ({ msw }: StoryContext): Promise<void> => {
    const mock = createMockServer(insforge(), { codes: ['123456'] });
    msw.use(...handlers(mock));
    await mock.situations.make(situation, { email: 'ada@example.com' });
  };
