import type { ResetBackend } from './backend.ts';
import type { FlowState } from './flow-state.ts';
import { parseLink } from './parse-link.ts';
import type { BaseSteps } from './password-reset-types.ts';
import { readyState } from './token-data.ts';

/** The step `readLink`. */
export function linkReader(backend: ResetBackend, { flow, startChange }: FlowState): BaseSteps<never>['readLink'] {
  return (url, options) => {
    const { state } = flow;
    const address = textOfUrl(url);
    const { fields, cleanUrl: withoutFields } = parseLink(address, backend.linkFields);
    const contents = backend.readLink(fields, state.verifier, address);
    if (!contents) return undefined;
    const cleanUrl = backend.withoutToken?.(withoutFields) ?? withoutFields;
    if (options?.clean) showUrl(cleanUrl);
    if ('error' in contents) return { data: undefined, error: contents.error, cleanUrl };
    // The token may have been exchanged already; reading the link again must not bring back one that is used up.
    const isCurrent = state.step === 'ready' && (state.link ?? state.token) === contents.token;
    const data = isCurrent ? state : readyState(state, contents);
    if (!isCurrent) startChange()(data);
    return { data, error: undefined, cleanUrl };
  };
}

function textOfUrl(url: unknown): string {
  try {
    return String(url);
  } catch {
    return '';
  }
}

/** Shows another address without a page load. Where that is not possible, as on a server, the address stays. */
function showUrl(url: string): void {
  try {
    history.replaceState(history.state, '', url);
  } catch {}
}
