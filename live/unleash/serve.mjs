// A real Unleash on PostgreSQL compiled to WebAssembly, and a mailbox for what it mails; all on loopback, nothing reaches out.
// Prints one line of JSON once it answers, and serves until it is stopped.
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const host = '127.0.0.1';
const tokens = {
  adminToken: '*:*.live-admin-token',
  backendToken: 'default:development.live-backend-token',
  frontendToken: 'default:development.live-frontend-token',
};
/** Says that nobody else makes accounts here, so that whole lists can be compared. */
const fresh = 'yes';

/** @returns {Promise<number>} a port that nobody listens on */
async function freePort() {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** @type {{ ID: string, Subject: string, Text: string, To: { Address: string }[] }[]} newest first */
const mails = [];

/** @param {string} raw a mail as it came */
function keep(raw) {
  const header = (/** @type {string} */ name) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? '';
  const [, plain = ''] = /text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw) ?? [];
  const text = plain
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  mails.unshift({ ID: String(mails.length), Subject: header('Subject'), Text: text, To: [{ Address: header('To') }] });
}

/** An SMTP server that takes everything. */
const smtp = createServer((socket) => {
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
}).listen(0, host);
await once(smtp, 'listening');

/** What of Mailpit's API the runner asks. */
const mailbox = createHttpServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mailbox');
  response.setHeader('content-type', 'application/json');
  if (pathname === '/api/v1/search') {
    const wanted = /to:"(.*)"/.exec(searchParams.get('query') ?? '')?.[1]?.toLowerCase();
    const found = mails.filter(({ To: [to] }) => to?.Address.toLowerCase() === wanted);
    return response.end(JSON.stringify({ messages: found.map(({ ID }) => ({ ID })) }));
  }
  const mail = mails.find(({ ID }) => pathname === `/api/v1/message/${ID}`);
  response.statusCode = mail ? 200 : 404;
  return response.end(JSON.stringify(mail ?? {}));
}).listen(0, host);
await once(mailbox, 'listening');

/** @param {import('node:net').Server} server */
function portOf(server) {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const [databasePort, port] = [await freePort(), await freePort()];
const baseUrl = `http://${host}:${port}`;
const db = await PGlite.create();
await new PGLiteSocketServer({ db, port: databasePort, host, maxConnections: 20 }).start();

Object.assign(process.env, {
  NODE_ENV: 'production',
  CHECK_VERSION: 'false',
  SEND_TELEMETRY: 'false',
  UNLEASH_URL: baseUrl,
  EMAIL_HOST: host,
  EMAIL_PORT: String(portOf(smtp)),
  EMAIL_SECURE: 'false',
  EMAIL_USER: '',
  EMAIL_PASSWORD: '',
  EMAIL_SENDER: 'Unleash <noreply@example.com>',
  INIT_ADMIN_API_TOKENS: tokens.adminToken,
  INIT_CLIENT_API_TOKENS: tokens.backendToken,
  INIT_FRONTEND_API_TOKENS: tokens.frontendToken,
});
const { start } = await import('unleash-server');
const ssl = false;
await start({
  // One connection: there is one session in this database.
  db: {
    user: 'postgres',
    password: 'postgres',
    host,
    port: databasePort,
    database: 'postgres',
    ssl,
    pool: { min: 0, max: 1 },
  },
  server: { port, host },
  logLevel: 'fatal',
});

const response = await fetch(`${baseUrl}/api/admin/invite-link/tokens`, {
  method: 'POST',
  headers: { authorization: tokens.adminToken, 'content-type': 'application/json' },
  body: JSON.stringify({ name: 'default', expiresAt: new Date(Date.now() + 86_400_000).toISOString() }),
});
const { secret: signupToken } = await response.json();
console.log(
  JSON.stringify({
    baseUrl,
    outbox: `http://${host}:${portOf(mailbox)}`,
    parameters: { ...tokens, signupToken, fresh },
  }),
);
