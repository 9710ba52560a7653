import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { email } from '../flow/world.ts';
import { openInsforge } from './insforge.ts';
import { ResetPage } from './reset-page.tsx';
import { RulesPage } from './rules-page.tsx';

test.each([undefined, { backend: 'InsForge', step: 'sent', next: 'code', email, resendAt: Date.now() + 60_000 }])(
  'a server without a document renders the beginning for every state, and starts nothing: %j',
  (state) => {
    const complaints = vi.spyOn(console, 'error');
    vi.useFakeTimers();
    const { flow, sent } = openInsforge();
    const reset = flow({ state });

    const html = renderToString(
      <StrictMode>
        <ResetPage flow={reset} />
        <RulesPage flow={reset} />
      </StrictMode>,
    );
    const seen = [typeof document, vi.getTimerCount(), sent, complaints.mock.calls];
    vi.useRealTimers();
    complaints.mockRestore();

    expect(seen).toEqual(['undefined', 0, [], []]);
    expect(html).toContain('<h1>idle</h1><p data-testid="pending">read-link</p>');
  },
);
