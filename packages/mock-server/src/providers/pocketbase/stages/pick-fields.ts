import { goPairs } from '../../../core/go/go-pairs.ts';
import type { Stage } from '../../../core/stage.ts';
import { queryOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { somethingWrong } from '../errors.ts';
import { isObject, parsedFields, picked } from '../picked-fields.ts';

/** Leaves of the JSON of a success what the query asks for in `fields`. A request is carried out even if that cannot be read. */
export const pickFields: Stage<Backend> = async (exchange, next) => {
  const [, wanted] = goPairs(queryOf(exchange.request.target)).find(([name]) => name === 'fields') ?? [];
  const answer = await next(exchange);
  if (!wanted || answer.status >= 300 || !isObject(answer.body)) return answer;
  const fields = parsedFields(wanted);
  if (!fields) return somethingWrong();
  const { body } = answer;
  // Of a list they are the fields of its items.
  if (exchange.operation !== 'listRecords' || !('items' in body) || !Array.isArray(body.items))
    return { ...answer, body: picked(body, fields) };
  return { ...answer, body: { ...body, items: body.items.map((item) => picked(item, fields)) } };
};
