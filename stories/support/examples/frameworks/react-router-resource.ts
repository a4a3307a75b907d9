import type { PhoneHandler } from '../../../../src/server/index.js';

/** Of `createPhoneHandler`, with `basePath: '/api/phone'`. */
declare const handler: PhoneHandler;

export const loader = ({ request }: { request: Request }) => handler(request);
export const action = loader;
