/** A regular expression, with the places that use it. */
export interface FoundPattern {
  readonly source: string;
  readonly flags: string;
  readonly places: readonly string[];
}

/**
 * The lengths of the texts. The short ones come first, because a pattern that grows fast would never be done with a long
 * one.
 */
const lengths = [20, 40, 80, 160, 2_000] as const;
/** Up to this length no pattern takes long but one that tries combinations. */
const short = 160;
/** Milliseconds of the processor. A pattern that takes a step for each character takes a tenth of it. */
const suspicious = 0.3;
/** A text of four times the length takes four times as long, or sixteen times if there is a step for each pair of characters. */
const longer = 4;
const most = 8;

const ordinary = ['a', 'A', '0', ' ', '-', '_', '.', '@', '/', '<', '"', '\n', '\\', 'é', '=', ':', ';', '%', '#', ','];
const ends = ['', '\0', '\n\0'];

/** A text for which a pattern takes more time than its length accounts for, and how it grows. `undefined` if none is found. */
export function growth({ source, flags }: FoundPattern): { readonly text: string; readonly times: number } | undefined {
  const pattern = new RegExp(source, flags.replace('y', ''));
  for (const attack of attacks(source)) {
    const length = lengths.find((one) => least(pattern, textOf(attack, one)) > suspicious);
    if (length === undefined) continue;
    if (length <= short) return { text: shown(attack), times: Number.POSITIVE_INFINITY };
    const times = leastGrowth(pattern, textOf(attack, length), textOf(attack, length * longer));
    if (times > most) return { text: shown(attack), times };
  }
  return undefined;
}

function textOf({ start, pump, end }: Attack, length: number): string {
  return start + pump.repeat(Math.ceil(length / pump.length)) + end;
}

function shown({ start, pump, end }: Attack): string {
  return [start, `${JSON.stringify(pump)} again and again`, end].filter((part) => part !== '').join(', then ');
}

interface Attack {
  readonly start: string;
  readonly pump: string;
  readonly end: string;
}

/** Texts that begin as the pattern does, repeat a part of it, or two, and then do not match. */
function attacks(source: string): readonly Attack[] {
  const words = literalsOf(source);
  const own = [...new Set([...signsOf(source), ...words])];
  const single = [...new Set([...ordinary, ...own])].flatMap((pump) =>
    ['', ...words].map((start) => ({ start, pump })),
  );
  const pairs = own.flatMap((one) => own.map((other) => ({ start: '', pump: `${one}${other}` })));
  return [...single, ...pairs].flatMap((text) => ends.map((end) => ({ ...text, end })));
}

/** The texts that stand in a pattern, without its syntax. */
function literalsOf(source: string): readonly string[] {
  const plain = source.replace(/\\([/.?"'<>$^*+()[\]{}|-])/g, '$1').replace(/\\[a-zA-Z]|\(\?[:=!<]*/g, '\u0000');
  return [...new Set(plain.match(/[a-zA-Z<>/:.="@?{*-]{2,}/g) ?? [])].slice(0, 8);
}

/** The characters that a pattern names. */
function signsOf(source: string): readonly string[] {
  return [...new Set(source.replace(/\\[a-zA-Z]/g, ''))].filter((sign) => !/[\w\\]/.test(sign)).slice(0, 20);
}

/** How many times as long the longer text takes. What looks bad is measured again: a pattern that is bad is so each time. */
function leastGrowth(pattern: RegExp, text: string, longerText: string): number {
  let times = least(pattern, longerText) / least(pattern, text);
  for (let again = 0; again < 9 && times > most; again++)
    times = Math.min(times, least(pattern, longerText) / least(pattern, text));
  return times;
}

/** The least of some measurements: the machine may be busy with something else during one. */
function least(pattern: RegExp, text: string): number {
  let ms = time(pattern, text);
  for (let again = 0; again < 3 && ms > suspicious; again++) ms = Math.min(ms, time(pattern, text));
  return ms;
}

function time(pattern: RegExp, text: string): number {
  const before = process.cpuUsage();
  pattern.lastIndex = 0;
  if (pattern.global) for (const _ of text.matchAll(pattern));
  else pattern.test(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
