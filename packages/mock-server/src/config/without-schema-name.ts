/** The content of a file without the name of the schema that editors check it with. */
export function withoutSchemaName(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || !('$schema' in content)) return content;
  const { $schema: _, ...rest } = content;
  return rest;
}
