import { defineConfig } from '@resetkit/mock-server/config';

/** Mock servers of every backend for this app: their mails lead to it, and it may call them. */
export default defineConfig({ app: process.env['APP_URL'] ?? 'http://localhost:3000', cors: 'open' });
