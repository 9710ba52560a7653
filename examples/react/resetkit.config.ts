import { defineConfig } from '@resetkit/mock-server/config';
import { backends } from './src/backends/list.ts';
import { optionsAt } from './src/backends/options-at.ts';

const options = optionsAt(process.env['APP_URL'] ?? 'http://localhost:3000');

/** Mock servers of every backend for this app: their mails lead to it, and it may call them. */
export default defineConfig({
  cors: 'open',
  seed: Object.fromEntries(backends.map(({ id }) => [id, { options: options[id] ?? {} }])),
});
