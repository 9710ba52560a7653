import type { Stage } from '../../../core/stage.ts';
import { queryOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';
import { isObject, parsedFields, picked } from '../picked-fields.ts';

/** Leaves of the JSON of a success what the query asks for in `fields`. A request is carried out even if that cannot be read. */
export const pickFields: Stage<Backend> = async (exchange, next) => {
  const wanted = new URLSearchParams(queryOf(exchange.request.target)).get('fields');
  const answer = await next(exchange);
  if (!wanted || answer.status >= 300 || !isObject(answer.body)) return answer;
  const fields = parsedFields(wanted);
  if (!fields) return failure(400, 'Something went wrong while processing your request.');
  return { ...answer, body: picked(answer.body, fields) };
};
