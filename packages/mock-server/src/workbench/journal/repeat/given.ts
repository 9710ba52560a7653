import type { JournalRow } from '../../../core/journal/journal-row.ts';
import type { Message } from '../../../core/message.ts';
import { quoted } from './source-text.ts';

/** A text that a mail or an answer gave, which is another one in each run. */
export interface Given {
  readonly value: string;
  /** The number of the step that gave it, from 0. `-1`: it is there at the start. */
  readonly step: number;
  readonly from: 'session' | 'mail' | 'body' | 'location' | 'cookie';
  /** Reads it again: from `session`, or from `mail1`, `answer1` or `response1`, by the number of its step. */
  readonly source: string;
}

/** Shorter ones may be anywhere by chance. The codes of mails are taken at any length. */
export const SHORTEST = 8;

/** What the answer of a step, and the mail that it sent, gave. */
export function givenBy(row: JournalRow, mail: Message | undefined, step: number): readonly Given[] {
  return [...ofMail(mail, step), ...ofBody(row, step), ...ofHeaders(row, step)];
}

function ofMail(mail: Message | undefined, step: number): readonly Given[] {
  return (['link', 'token', 'code'] as const).flatMap((name): Given[] => {
    const value = mail?.[name];
    return value === undefined ? [] : [{ value, step, from: 'mail', source: `mail${step + 1}.${name} ?? ''` }];
  });
}

function ofBody({ response }: JournalRow, step: number): readonly Given[] {
  const given: Given[] = [];
  const visit = (value: unknown, source: string): void => {
    if (typeof value === 'string' && value.length >= SHORTEST) given.push({ value, step, from: 'body', source });
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) visit(inner, `${source}${accessTo(name)}`);
  };
  visit(Object(response?.body) === response?.body ? response?.body : undefined, `answer${step + 1}`);
  return given;
}

function accessTo(name: string): string {
  if (/^\d+$/.test(name)) return `[${name}]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${quoted(name)}]`;
}

function ofHeaders({ response }: JournalRow, step: number): readonly Given[] {
  return (response?.headers ?? []).flatMap(([name, value]): readonly Given[] => {
    if (name.toLowerCase() === 'set-cookie') {
      const [, cookie = '', text = ''] = /^([^=]+)=([^;]*)/.exec(value) ?? [];
      const source = `cookieOf(response${step + 1}, ${quoted(cookie)})`;
      return text.length < SHORTEST ? [] : [{ value: text, step, from: 'cookie', source }];
    }
    if (name.toLowerCase() !== 'location' || !URL.canParse(value)) return [];
    const { searchParams, hash } = new URL(value);
    return [...searchParams, ...new URLSearchParams(hash.slice(1))].flatMap(([parameter, text]): Given[] => {
      const source = `parameterOf(response${step + 1}, ${quoted(parameter)})`;
      return text.length < SHORTEST ? [] : [{ value: text, step, from: 'location', source }];
    });
  });
}
