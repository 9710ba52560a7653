import { resetkitTasks } from '@resetkit/mock-server/cypress';
import { defineConfig } from 'cypress';

export default defineConfig({
  e2e: {
    supportFile: false,
    setupNodeEvents(on) {
      on('task', resetkitTasks({ baseUrl: process.env.RESETKIT_URL ?? 'http://localhost:7357' }));
    },
  },
});
