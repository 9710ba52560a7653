/**
 * The client's address as better-auth determines it: that of `X-Forwarded-For`, if the header has exactly one. Behind Node's
 * `http` it does not look at the connection. Empty if it knows none: then all clients share their limits.
 */
export function clientAddress(forwardedFor: string | undefined): string {
  const entries = (forwardedFor ?? '').split(',').flatMap((entry) => entry.trim() || []);
  const [address = ''] = entries;
  if (entries.length !== 1) return '';
  return isIpv4(address) ? address : ofIpv6(address);
}

function isIpv4(text: string): boolean {
  const numbers = text.split('.');
  return numbers.length === 4 && numbers.every((number) => /^(?:0|[1-9]\d{0,2})$/.test(number) && Number(number) < 256);
}

/** An IPv6 address counts as its network of 64 bits, written out. One that stands for an IPv4 address counts as that. */
function ofIpv6(text: string): string {
  const url = /^[0-9a-f:.]+$/i.test(text) ? `http://[${text}]` : '';
  if (!URL.canParse(url)) return '';
  const [start = '', end] = new URL(url).hostname.slice(1, -1).split('::');
  const [first, last] = [start, end ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const groups = [
    ...(first ?? []),
    ...new Array(8 - (first ?? []).length - (last ?? []).length).fill('0'),
    ...(last ?? []),
  ];
  const numbers = groups.map((group) => Number.parseInt(group, 16));
  if (numbers.slice(0, 5).every((number) => number === 0) && numbers[5] === 0xffff) {
    const [high = 0, low = 0] = numbers.slice(6);
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return numbers.map((number, index) => (index < 4 ? number : 0).toString(16).padStart(4, '0')).join(':');
}
