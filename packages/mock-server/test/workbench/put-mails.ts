import type { Message, MockControl } from '@resetkit/mock-server';

/** A mail as a test needs it. What is left out is that of a usual one. */
export type GivenMail = Partial<Message>;

/** Puts mails into the outbox of a mock server, the oldest one first, whatever a backend would write. */
export async function putMails(mock: MockControl, mails: readonly GivenMail[]): Promise<void> {
  const snapshot = structuredClone(await mock.snapshot());
  const server = snapshot.servers.find(({ provider }) => provider === snapshot.provider) ?? snapshot.servers[0];
  const rows = server?.rows as Record<string, unknown>;
  const count = Number(rows['outbox-count'] ?? 0);
  for (const [index, mail] of mails.entries()) {
    const number = count + index;
    rows[`outbox/${String(number).padStart(9, '0')}`] = { ...usual(number), ...mail };
  }
  rows['outbox-count'] = count + mails.length;
  await mock.restore(snapshot);
}

function usual(number: number): Message {
  return {
    id: `a0000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    from: 'Sender <noreply@example.com>',
    to: `person-${number}@example.com`,
    kind: 'password-reset',
    subject: `Mail ${number}`,
    text: `The text of mail ${number}.`,
    html: `<p>The HTML of mail ${number}.</p>`,
    sentAt: new Date(Date.UTC(2026, 0, 1) + number * 1_000).toISOString(),
  };
}
