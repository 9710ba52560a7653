import { firstJsonValue } from '../../../core/go/go-json.ts';
import type { Answer, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { badJson, failure } from '../errors.ts';
import { isForm } from './decode.ts';

/**
 * Reads the first value of a body and ignores what follows it, as `/magiclink` does, which reads a stream. Its errors
 * have other words than those of whole bodies.
 */
export const firstValue: Stage<Backend> = async (exchange, next) => {
  const { request } = exchange;
  const body = firstJsonValue(request.body);
  const isEmpty = isForm(request) || !/[^ \t\r\n]/.test(new TextDecoder().decode(body));
  return reworded(await next({ ...exchange, request: { ...request, body } }), isEmpty);
};

const whole = badJson('').body.message;

function reworded(answer: Answer, isEmpty: boolean): Answer {
  const { code, message }: { code?: unknown; message?: unknown } = Object(answer.body);
  if (code !== 'bad_json' || typeof message !== 'string' || !message.startsWith(whole)) return answer;
  const detail = message.slice(whole.length);
  const isCutOff = detail === 'unexpected end of JSON input';
  const words = isCutOff ? (isEmpty ? 'EOF' : 'unexpected EOF') : detail;
  return failure(400, 'bad_json', `Could not read verification params: ${words}`);
}
