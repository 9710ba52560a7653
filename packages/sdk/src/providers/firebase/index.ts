export type { FirebaseOptions } from './backend.ts';
export { createFirebaseClient as createClient, createFirebaseClient, type FirebaseClient } from './client.ts';
export type { FirebaseFacts, FirebaseReset } from './reset.ts';
