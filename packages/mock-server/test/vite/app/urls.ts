/// <reference types="vite/client" />
export const urls: Record<string, string | undefined> = {
  server: import.meta.env.RESETKIT_URL,
  insforge: import.meta.env.RESETKIT_INSFORGE_URL,
  supabase: import.meta.env.RESETKIT_SUPABASE_URL,
};
