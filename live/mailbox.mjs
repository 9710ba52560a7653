// A mail server that takes everything, and what of Mailpit's API the runner of comparisons asks. Both on loopback.
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';

const host = '127.0.0.1';

/** @typedef {{ ID: string, Subject: string, Text: string, To: { Address: string }[] }} Mail */

/**
 * Starts both.
 * @returns {Promise<{ smtpPort: number, url: string, close(): void }>}
 */
export async function startMailbox() {
  /** @type {Mail[]} newest first */
  const mails = [];
  const smtp = createServer((socket) => receive(socket, (raw) => mails.unshift(mailOf(raw, mails.length))));
  const mailbox = createHttpServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const found = answer(request.url ?? '/', mails);
    response.statusCode = found ? 200 : 404;
    response.end(JSON.stringify(found ?? {}));
  });
  for (const server of [smtp, mailbox]) await once(server.listen(0, host), 'listening');
  return {
    smtpPort: portOf(smtp),
    url: `http://${host}:${portOf(mailbox)}`,
    close() {
      smtp.close();
      mailbox.close();
    },
  };
}

/**
 * Speaks SMTP with a client that sends.
 * @param {import('node:net').Socket} socket
 * @param {(raw: string) => void} keep
 */
function receive(socket, keep) {
  let buffer = '';
  let inData = false;
  socket.on('error', () => {});
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    for (;;) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const piece = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (inData) {
        // A dot at the start of a line is doubled on the way.
        keep(piece.replace(/\r\n\.\./g, '\r\n.'));
        inData = false;
        socket.write('250 ok\r\n');
      } else if (/^DATA/i.test(piece)) {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(piece)) {
        socket.end('221 bye\r\n');
      } else {
        socket.write('250 ok\r\n');
      }
    }
  });
}

/**
 * @param {string} raw a mail as it came
 * @param {number} number
 * @returns {Mail}
 */
function mailOf(raw, number) {
  const header = (/** @type {string} */ name) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? '';
  // A line of the text may begin with two hyphens too, so the end is the line that the part began with.
  const [, , plain = ''] =
    /^--([^\r]+)\r\n(?:[^\r]+\r\n)*?content-type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--\1/im.exec(raw) ?? [];
  const text = plain
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  const address = header('To').replace(/^.*<|>$/g, '');
  return { ID: String(number), Subject: header('Subject'), Text: text, To: [{ Address: address }] };
}

/**
 * @param {string} url
 * @param {readonly Mail[]} mails
 * @returns {object | undefined}
 */
function answer(url, mails) {
  const { pathname, searchParams } = new URL(url, 'http://mailbox');
  if (pathname !== '/api/v1/search') return mails.find(({ ID }) => pathname === `/api/v1/message/${ID}`);
  const wanted = /to:"(.*)"/.exec(searchParams.get('query') ?? '')?.[1]?.toLowerCase();
  const found = mails.filter(({ To: [to] }) => to?.Address.toLowerCase() === wanted);
  return { messages: found.map(({ ID }) => ({ ID })) };
}

/** @param {import('node:net').Server} server */
function portOf(server) {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
