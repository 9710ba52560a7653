import { remembered } from '../../core/remembered.ts';
import { literally, matchesWildcards, type Wildcard } from '../../core/wildcards.ts';
import type { Project } from './project.ts';

const defaultPorts: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

const urlOf = remembered((text) => (URL.canParse(text) ? new URL(text) : undefined));

/** Whether a mailed link may lead to this URL. Scheme, host and port are compared; path, query and fragment are not. */
export function isTrusted(target: string, { shown, trustedDomains }: Project): boolean {
  const url = urlOf(target);
  if (!url) return false;
  if (shown.config.allow_localhost && isLocalhost(url)) return true;
  return trustedDomains.some((pattern) => matches(url, pattern));
}

/** Whether the host is localhost. Scheme and port are not compared. */
function isLocalhost({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function matches(url: URL, pattern: string): boolean {
  return pattern.includes('*') ? matchesPattern(url, pattern) : isSameSite(url, pattern);
}

function isSameSite(url: URL, pattern: string): boolean {
  const trusted = urlOf(pattern);
  return trusted !== undefined && trusted.protocol === url.protocol && withPort(trusted) === withPort(url);
}

/**
 * Whether a URL matches a pattern. A pattern with a colon in its host is compared with host and port; any other pattern
 * allows only the default port.
 */
function matchesPattern(url: URL, pattern: string): boolean {
  const [, scheme, host] = /^(.*?):\/\/([^/]*)/.exec(pattern) ?? [];
  if (!host || url.protocol !== `${scheme}:`) return false;
  if (host.includes(':')) return matchesHost(withPort(url), host);
  return hasDefaultPort(url) && matchesHost(url.hostname, host);
}

/** Whether a host matches a pattern: `*` matches any text without a dot, `**` any text. */
function matchesHost(host: string, pattern: string): boolean {
  const parts = pattern.split(/(\*\*|\*)/).flatMap((part): readonly Wildcard[] => {
    if (part === '**') return [{ many: () => true }];
    return part === '*' ? [{ many: (character) => character !== '.' }] : literally(part);
  });
  return matchesWildcards(host, parts);
}

function withPort({ hostname, port, protocol }: URL): string {
  const number = port || defaultPorts[protocol] || '';
  return number ? `${hostname}:${number}` : hostname;
}

function hasDefaultPort({ port, protocol }: URL): boolean {
  return port === '' || port === defaultPorts[protocol];
}
