// A real Unleash on PostgreSQL compiled to WebAssembly, and a mailbox for what it mails; all on loopback, nothing reaches out.
// Prints one line of JSON once it answers, and serves until it is stopped.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { startMailbox } from '../mailbox.mjs';

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

const mailbox = await startMailbox();
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
  EMAIL_PORT: String(mailbox.smtpPort),
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
    outbox: mailbox.url,
    parameters: { ...tokens, signupToken, fresh },
  }),
);
