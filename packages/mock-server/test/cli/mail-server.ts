import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A mail that a mail server got. */
export interface Received {
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

/** A mail server that takes every mail, or refuses every recipient, until the test is over. */
export async function mailServer({ refuses = false } = {}): Promise<{ url: string; next(): Promise<Received> }> {
  const received: Received[] = [];
  const waiting: ((mail: Received) => void)[] = [];
  const take = (mail: Received): void => {
    const wanted = waiting.shift();
    if (wanted) wanted(mail);
    else received.push(mail);
  };
  const server = createServer((socket) => converse(socket, refuses, take));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () => {
      const [mail] = received.splice(0, 1);
      return mail ? Promise.resolve(mail) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}

/** Speaks as much SMTP (RFC 5321) as a client needs to hand over a mail. */
function converse(socket: Socket, refuses: boolean, take: (mail: Received) => void): void {
  const mail = { from: '', to: '', source: '' };
  let pending = '';
  let inData = false;
  const line = (text: string): string | undefined => {
    if (inData) {
      if (text !== '.') {
        mail.source += `${text.replace(/^\./, '')}\n`;
        return undefined;
      }
      inData = false;
      take({ ...mail });
      return '250 taken';
    }
    const [, address = ''] = /<(.*?)>/.exec(text) ?? [];
    if (/^MAIL/i.test(text)) mail.from = address;
    if (/^RCPT/i.test(text)) mail.to = address;
    if (/^RCPT/i.test(text) && refuses) return '550 no such mailbox';
    inData = /^DATA/i.test(text);
    if (inData) return '354 go on';
    return /^QUIT/i.test(text) ? '221 bye' : '250 ok';
  };
  socket.on('error', () => {});
  socket.setEncoding('utf8').on('data', (chunk) => {
    const lines = `${pending}${chunk}`.split('\r\n');
    pending = lines.pop() ?? '';
    for (const text of lines) {
      const answer = line(text);
      if (answer !== undefined) socket.write(`${answer}\r\n`);
    }
  });
  socket.write('220 ready\r\n');
}
