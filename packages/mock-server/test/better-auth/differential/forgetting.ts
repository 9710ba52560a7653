import { createHmac } from 'node:crypto';
import { betterAuth } from '@resetkit/mock-server/better-auth';

const { secret } = betterAuth().options;
const signature = createHmac('sha256', secret).update('true').digest('base64');

/** The cookie of a browser that forgets its session when it is closed, with the signature of an app that keeps the mock's secret. */
export const forgetting = `better-auth.dont_remember=${encodeURIComponent(`true.${signature}`)}`;
