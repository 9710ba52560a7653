/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Real backends, as JSON: `{ "supabase": { "baseUrl": "https://…", "anonKey": "…" } }`. */
  readonly VITE_BACKENDS?: string;
  /** Where the mock servers are on a port. Default: `http://localhost:7357`. */
  readonly VITE_RESETKIT_URL?: string;
}
