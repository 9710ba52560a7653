import type { Message } from './message.ts';

/** The source of a mail, as a mail server gets it: RFC 5322, with a part of plain text and one of HTML (RFC 2046, 5.1.4). */
export function sourceOf(message: Message): string {
  const headers = headersOf(message).map(([name, value]) => `${name}: ${encodedWords(value)}`);
  const boundary = boundaryOf(message);
  const parts = [part('plain', message.text), part('html', message.html)].map((lines) => [`--${boundary}`, ...lines]);
  return [...headers, '', ...parts.flat(), `--${boundary}--`, ''].join('\r\n');
}

/** The headers of a mail, in the order of its source. */
export function headersOf(message: Message): readonly (readonly [name: string, value: string])[] {
  const { from, to, subject, sentAt } = message;
  return [
    ['Return-Path', `<${addressOf(from).Address}>`],
    ['From', from],
    ['To', to],
    ['Subject', subject],
    ['Message-Id', `<${messageIdOf(message)}>`],
    ['Date', new Date(sentAt).toUTCString().replace('GMT', '+0000')],
    ['Mime-Version', '1.0'],
    ['Content-Type', `multipart/alternative; boundary="${boundaryOf(message)}"`],
  ];
}

/** The `Message-ID` of a mail, without angle brackets. */
export function messageIdOf({ id }: Pick<Message, 'id'>): string {
  return `${id}@resetkit`;
}

/** A mailbox of a header as its name and its address. */
export function addressOf(mailbox: string): { Name: string; Address: string } {
  const whole = mailbox.trim();
  const start = whole.lastIndexOf('<');
  if (start === -1 || whole.indexOf('>', start) !== whole.length - 1) return { Name: '', Address: whole };
  const name = whole.slice(0, start).trim();
  return { Name: name.replace(/^"(.*)"$/, '$1').replaceAll(/\\(.)/g, '$1'), Address: whole.slice(start + 1, -1) };
}

function boundaryOf({ id }: Message): string {
  return `resetkit-${id}`;
}

/** The longest line that a mail may have, without its end (RFC 5322, 2.1.1). */
const longestLine = 998;

function part(type: string, text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const fits = lines.every((line) => new TextEncoder().encode(line).length <= longestLine);
  return [
    `Content-Type: text/${type}; charset=utf-8`,
    `Content-Transfer-Encoding: ${fits ? '8bit' : 'base64'}`,
    '',
    ...(fits ? lines : (base64(text).match(/.{1,76}/g) ?? [])),
  ];
}

/** A header's value in ASCII: words with other characters are encoded, neighbours together (RFC 2047). */
function encodedWords(value: string): string {
  const groups: { words: string[]; isPlain: boolean }[] = [];
  for (const word of value.split(' ')) {
    const isPlain = /^[\x20-\x7e]*$/.test(word);
    const last = groups.at(-1);
    if (last?.isPlain === isPlain) last.words.push(word);
    else groups.push({ words: [word], isPlain });
  }
  const shown = groups.map(({ words, isPlain }) => [words.join(' '), isPlain] as const);
  return shown.map(([text, isPlain]) => (isPlain ? text : `=?utf-8?B?${base64(text)}?=`)).join(' ');
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const pieces: string[] = [];
  // More arguments than this do not fit on the stack.
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return btoa(pieces.join(''));
}
