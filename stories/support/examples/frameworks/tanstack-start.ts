import type { PhoneHandler } from '../../../../src/server/index.js';

/** Of `createPhoneHandler`, with `basePath: '/api/phone'`. */
declare const handler: PhoneHandler;

const handle = ({ request }: { request: Request }) => handler(request);

/** For `createFileRoute('/api/phone/$')({ server: { handlers } })`. */
export const handlers = { GET: handle, POST: handle, DELETE: handle };
