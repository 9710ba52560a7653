import { resetkit } from '@resetkit/mock-server/vite';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [resetkit({ providers: ['unleash'] })] });
