import { hook } from '../policy.ts';
import { HookRefusal, hookFailure } from './hook-refusal.ts';
import { mediaTypeIssue } from './media-type-issue.ts';

/** What the answer of a hook means for the client. `undefined` if the hook accepted the mail. */
export async function readAnswer(response: Response): Promise<HookRefusal | undefined> {
  const { status, headers } = response;
  switch (status) {
    case 200:
    case 202:
      return (await unreadable(response.clone(), headers.get('content-type'))) ?? ownError(await response.text());
    case 204:
      return undefined;
    case 400:
      return hookFailure('Invalid payload sent to hook');
    case 401:
      return hookFailure('Hook requires authorization token');
    case 429:
    case 503:
      return hookFailure('Service currently unavailable due to hook');
    default:
      return hookFailure(`Unexpected status code returned from hook: ${status}`);
  }
}

async function unreadable(response: Response, type: string | null): Promise<HookRefusal | undefined> {
  const badType = typeMistake(type ?? '');
  if (badType !== undefined) return new HookRefusal(400, 'hook_payload_invalid_content_type', badType);
  if ((await response.arrayBuffer()).byteLength <= hook.maxBytes) return undefined;
  const message = `Payload size exceeded size limit of ${hook.maxBytes} bytes`;
  return new HookRefusal(422, 'hook_payload_over_size_limit', message);
}

/** What is wrong with the type of an answer that should be JSON. */
function typeMistake(header: string): string | undefined {
  if (header === '') return 'Invalid Content-Type: Missing Content-Type header';
  const issue = mediaTypeIssue(header);
  if (issue !== undefined) return `Invalid Content-Type header: ${issue}`;
  const isJson = /^application\/json\s*(?:;|$)/i.test(header);
  return isJson ? undefined : `Invalid JSON response. Received content-type: ${header}`;
}

/** The error that a hook words itself. An error without a message, or with a status that is a text, counts as success. */
function ownError(text: string): HookRefusal | undefined {
  const answer = parsed(text);
  if (answer === undefined) return hookFailure('Error unmarshaling JSON output.');
  const { http_code: status = 500, message }: { readonly http_code?: unknown; readonly message?: unknown } = Object(
    Object(answer.value).error,
  );
  if (typeof message !== 'string' || message === '' || !Number.isInteger(status)) return undefined;
  if (status === 500) return new HookRefusal(500, 'unexpected_failure', message, false);
  const isPossible = Number(status) >= 200 && Number(status) <= 599;
  if (!isPossible) return new HookRefusal(500, 'unexpected_failure', 'Internal Server Error', false);
  return new HookRefusal(Number(status), 'unknown', message, false);
}

/** An object or `null` in JSON. `undefined` for any other text. */
function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? { value } : undefined;
  } catch {
    return undefined;
  }
}
