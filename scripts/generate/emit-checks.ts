import { messageFor } from './keywords.ts';
import { child, number, type Place, refuse, text } from './place.ts';
import { quote } from './source-text.ts';

const BOUNDS = {
  string: [
    ['minLength', 'z.minLength'],
    ['maxLength', 'z.maxLength'],
  ],
  number: [
    ['minimum', 'z.minimum'],
    ['maximum', 'z.maximum'],
  ],
  array: [
    ['minItems', 'z.minLength'],
    ['maxItems', 'z.maxLength'],
  ],
} as const;

/** The `.check(…)` of a schema, each check with its sentence from `x-messages`; empty if there are no checks. */
export function emitChecks(schema: Place, kind: keyof typeof BOUNDS, first: readonly string[] = []): string {
  const checks = [...first, ...(kind === 'string' ? emitTextChecks(schema) : []), ...emitBounds(schema, kind)];
  return checks.length === 0 ? '' : `.check(${checks.join(', ')})`;
}

/** Backends read formats differently, so a pattern replaces the format. No pattern describes URLs, so for them both apply. */
function emitTextChecks(schema: Place): string[] {
  const pattern = text(schema, 'pattern');
  const format = child(schema, 'format');
  const regexes =
    pattern === undefined ? [] : [withMessage('z.regex', regex(need(schema, 'pattern'), pattern), schema, 'pattern')];
  return format && (pattern === undefined || format.value === 'uri')
    ? [...regexes, emitFormat(schema, format)]
    : regexes;
}

function emitFormat(schema: Place, format: Place): string {
  if (format.value === 'uri') return withMessage('z.stringFormat', `'uri', isUri`, schema, 'format');
  if (format.value === 'date-time') return withMessage('z.stringFormat', `'date-time', DATE_TIME`, schema, 'format');
  return refuse(
    format,
    `write the format ${JSON.stringify(format.value)} as a pattern, each backend accepts something else`,
  );
}

function emitBounds(schema: Place, kind: keyof typeof BOUNDS): string[] {
  return BOUNDS[kind].flatMap(([keyword, name]) => {
    const bound = number(schema, keyword);
    if (bound === undefined) return [];
    return [
      countsUnits(schema) ? emitUnits(schema, keyword, bound) : withMessage(name, String(bound), schema, keyword),
    ];
  });
}

/** Whether lengths are UTF-16 units, as most servers count them. JSON Schema and zod count characters. */
function countsUnits(schema: Place): boolean {
  const unit = text(schema, 'x-length');
  if (unit !== undefined && unit !== 'utf-16') refuse(need(schema, 'x-length'), 'the only other unit is "utf-16"');
  return unit !== undefined;
}

function emitUnits(schema: Place, keyword: string, bound: number): string {
  const comparison = keyword === 'minLength' ? '>=' : '<=';
  return withMessage('z.refine', `(value) => value.length ${comparison} ${bound}`, schema, keyword);
}

function withMessage(name: string, value: string, schema: Place, keyword: string): string {
  const message = messageFor(schema, keyword);
  return `${name}(${message === undefined ? value : `${value}, ${quote(message)}`})`;
}

function regex(place: Place, pattern: string): string {
  try {
    return String(new RegExp(pattern, 'u'));
  } catch (error) {
    return refuse(place, `the pattern does not compile: ${error instanceof Error ? error.message : error}`);
  }
}

function need(schema: Place, keyword: string): Place {
  return child(schema, keyword) ?? schema;
}
