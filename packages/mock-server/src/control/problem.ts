/** A problem document of the control API (RFC 9457). */
export interface Problem<Status extends number> {
  readonly status: Status;
  readonly body: {
    readonly type: 'about:blank';
    readonly title: string;
    readonly status: Status;
    readonly detail: string;
  };
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
};

/** A problem document. `detail` is a sentence that says what was expected. */
export function problem<Status extends number>(status: Status, detail: string): Problem<Status> {
  return { status, body: { type: 'about:blank', title: titles[status] ?? 'Error', status, detail } };
}
