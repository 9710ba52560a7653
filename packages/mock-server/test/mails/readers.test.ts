import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockServer, type Message } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { openFileStore } from '@resetkit/mock-server/stores/file';
import { MailpitClient } from 'mailpit-api';
import { expect, onTestFinished, test } from 'vitest';

const email = 'ada@example.com';
const settings = { clock: '2026-01-02T03:04:05Z', seed: [{ email, password: 'old-password', name: 'Ada' }] };

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'resetkit-mails-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('all readers of a mail read the same, and a folder has only what its template fills in', async () => {
  const folder = newFolder();
  const heard: Message[] = [];
  const store = openFileStore(folder);
  const mock = createMockServer(insforge(), { ...settings, store, onMail: (mail) => heard.push(mail) });
  const server = await serve([mock], { port: 0 });
  const origin = server.url.replace('//localhost:', '//127.0.0.1:');
  await mock.fetch('/api/auth/email/send-reset-password', { method: 'POST', body: new URLSearchParams({ email }) });

  const [mail] = await mock.outbox.list();
  const control = createMockControl({ baseUrl: origin, provider: 'insforge' });
  const overPort = await control.outbox.list();
  const mailpit = await new MailpitClient(`${origin}/_resetkit/mailpit`).getMessageSummary();
  const restored = createMockServer(insforge());
  await restored.restore(await mock.snapshot());
  await server.close();
  await mock.close();
  store.close();
  const again = openFileStore(folder);
  onTestFinished(() => again.close());

  expect(mail?.html).toContain('Hello Ada,');
  expect([heard, overPort]).toEqual([[mail], [mail]]);
  expect({ text: mailpit.Text, html: mailpit.HTML }).toEqual({ text: mail?.text, html: mail?.html });
  expect(await restored.outbox.list()).toEqual([mail]);
  expect(await createMockServer(insforge(), { store: again }).outbox.list()).toEqual([mail]);
  expect(readFileSync(join(folder, 'store.log'), 'utf8')).not.toContain('Hello Ada');
});
