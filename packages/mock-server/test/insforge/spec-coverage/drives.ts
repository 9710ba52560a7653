import { accountDrives } from './accounts.ts';
import type { Drives } from './drive.ts';
import { mailDrives } from './mails.ts';
import { sessionDrives } from './sessions.ts';

/** Every status of every operation but those marked `x-unreached`. A missing operation is a type error. */
export const drives: Drives = { ...mailDrives, ...accountDrives, ...sessionDrives };
