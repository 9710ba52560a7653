import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { createPasswordReset, type PasswordResetOptions } from '@resetkit/sdk';
import { createInsforgeClient } from '@resetkit/sdk/insforge';
import { email, oldPassword } from '../flow/world.ts';

/** InsForge with one account, behind a network that can be held up or cut, and counts what goes through. */
export function openInsforge(limits: 'off' | 'real' = 'off') {
  const mock = createMockServer(insforge({ resetPasswordMethod: 'code' }), {
    seed: [{ email, password: oldPassword }],
    limits,
  });
  const sent: string[] = [];
  let isCut = false;
  let held: Promise<unknown> = Promise.resolve();
  const client = createInsforgeClient({
    baseUrl: mock.baseUrl,
    retries: 0,
    async fetch(request) {
      sent.push(new URL(request.url).pathname.replace('/api/auth/email/', ''));
      await held;
      if (isCut) throw new TypeError('cut');
      return mock.fetch(request);
    },
  });
  return {
    mock,
    sent,
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    code: async () => (await mock.outbox.list({ to: email, kind: 'password-reset' }))[0]?.code ?? '',
    /** Whether nothing comes through from now on. */
    cut(is: boolean): void {
      isCut = is;
    },
    /** Holds up all that is sent from now on; gives what lets it go on. */
    hold(): () => void {
      let letGo = () => {};
      held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return letGo;
    },
  };
}
