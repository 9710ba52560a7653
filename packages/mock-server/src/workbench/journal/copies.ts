import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { Backend } from '../backend.ts';
import type { BackendRow } from './backend-row.ts';
import { howToCallBackends } from './generated/how-to-call-backends.ts';
import { curl } from './repeat/curl.ts';
import type { CalledBackend } from './repeat/how-to-call.ts';
import { repeatTest, type TestTool } from './repeat/repeat-test.ts';
import { sdkCall } from './repeat/sdk-call.ts';
import { storyOf } from './repeat/story.ts';
import { wholeRow } from './whole-row.ts';

/** A command that sends the request again. */
export async function curlOf(row: BackendRow): Promise<string> {
  return curl(await wholeRow(row), row.backend.baseUrl);
}

/** A program that makes the same call with the SDK. Throws if the SDK cannot. */
export async function sdkCallOf(row: BackendRow): Promise<string> {
  const call = sdkCall(await wholeRow(row), await calledBackend(row.backend));
  if (call === undefined) throw new Error('The SDK has no method that sends this request.');
  return call;
}

/** A test that repeats the request, with those that led to it. */
export async function testOf({ backend, row }: BackendRow, tool: TestTool): Promise<string> {
  const { control } = backend;
  const whole = await wholeRow({ backend, row });
  const [before, mails, faults, hasSecondFactor, called, limits] = await Promise.all([
    rowsBefore(backend, whole),
    row.email === undefined ? [] : control.outbox.list(),
    control.faults.list(),
    hasSecondFactorOf(backend, whole),
    calledBackend(backend),
    control.limits.get(),
  ]);
  const keys = Object.values(called.options);
  return repeatTest(storyOf(whole, { before, mails, faults, keys, hasSecondFactor }), { ...called, limits }, tool);
}

async function rowsBefore({ control }: Backend, { id, email }: JournalRow): Promise<readonly JournalRow[]> {
  if (email === undefined) return [];
  const rows = await control.journal.list({ secrets: true, email });
  return rows.filter((one) => Number(one.id) < Number(id)).reverse();
}

/** The code is refused where there is no second factor. */
async function hasSecondFactorOf({ control }: Backend, { email }: JournalRow): Promise<boolean> {
  if (email === undefined) return false;
  return Promise.resolve(control.secondFactors.code(email)).then(Boolean, () => false);
}

async function calledBackend({ id, baseUrl, control }: Backend): Promise<CalledBackend> {
  const how = howToCallBackends[id];
  if (!how) throw new Error(`It is not known how ${id} is called.`);
  return { ...how, id, baseUrl, options: Object(await control.options.get()) };
}
