import { child, entries, isObject, type Place, refuse } from './place.ts';

/** Keywords that do not affect which values are valid. */
const REMARKS = ['title', 'description', 'default', 'example', 'examples', 'deprecated', '$comment', 'x-unreached'];

/** The keywords that become code, by the kind of schema that they apply to. */
export const KEYWORDS = {
  reference: ['$ref'],
  values: ['const', 'enum', 'type'],
  choice: ['oneOf', 'anyOf', 'discriminator'],
  string: ['type', 'pattern', 'format', 'minLength', 'maxLength', 'x-length', 'x-messages'],
  number: ['type', 'minimum', 'maximum', 'x-messages'],
  array: ['type', 'items', 'minItems', 'maxItems', 'x-messages'],
  object: ['type', 'properties', 'required', 'additionalProperties'],
  simple: ['type'],
} as const;

/** Throws for a keyword that a schema of these kinds does not support, so that none is ignored. */
export function refuseUnknown(schema: Place, kinds: readonly (keyof typeof KEYWORDS)[]): void {
  const supported: readonly string[] = kinds.flatMap((kind) => KEYWORDS[kind]);
  for (const [keyword, place] of entries(schema)) {
    if (REMARKS.includes(keyword) || supported.includes(keyword)) continue;
    refuse(place, `the generator does not support the keyword "${keyword}" on a schema of kind ${kinds.join(' or ')}`);
  }
  refuseStrayMessages(schema);
}

/** The sentence in `x-messages` for a keyword of the same schema. */
export function messageFor(schema: Place, keyword: string): string | undefined {
  const messages = child(schema, 'x-messages');
  const found = messages && child(messages, keyword);
  if (!found) return undefined;
  return typeof found.value === 'string' ? found.value : refuse(found, 'a sentence is expected here');
}

function refuseStrayMessages(schema: Place): void {
  for (const [keyword, place] of entries(child(schema, 'x-messages')))
    if (!isObject(schema.value) || !(keyword in schema.value))
      refuse(place, `"x-messages" has a sentence for "${keyword}", which the schema does not have`);
}
