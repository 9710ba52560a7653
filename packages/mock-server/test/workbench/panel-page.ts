// A page with a panel, as an app under development has it: MSW answers from mock servers in the page, which keep their state in
// the session storage. `?open` opens the panel.
import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { createWebStorageStore } from '@resetkit/mock-server/stores/web-storage';
import { supabase } from '@resetkit/mock-server/supabase';
import { setupMockWorker } from '../../src/browser.ts';
import { mountPanel } from '../../src/panel.ts';

const seed = [{ email: 'ada@example.com', password: 'old-password1' }];
const store = (name: string) => createWebStorageStore(sessionStorage, { prefix: name });
const mocks = [
  createMockServer(insforge({ resetPasswordMethod: 'link' }), { seed, store: store('insforge/') }),
  createMockServer(supabase(), { seed, store: store('supabase/') }),
];
await setupMockWorker(...mocks).start({ quiet: true });
const open = new URLSearchParams(location.search).has('open');
const panel = mountPanel(mocks, open ? { open } : {});
Object.assign(window, { app: { mocks, panel } });

document.querySelector('button')?.addEventListener('click', async () => {
  const response = await fetch(`${mocks[0]?.baseUrl}/api/auth/email/send-reset-password`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.com', redirectTo: `${location.origin}/reset` }),
  });
  const status = document.querySelector('[role=status]');
  if (status) status.textContent = response.ok ? 'Mailed' : `Refused: ${response.status}`;
});
