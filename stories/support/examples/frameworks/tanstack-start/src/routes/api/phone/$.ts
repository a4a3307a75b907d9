import { handler } from '../../../phone-handler.js';

const handle = ({ request }: { request: Request }) => handler(request);

/** For `createFileRoute('/api/phone/$')({ server: { handlers } })`. */
export const handlers = { GET: handle, POST: handle, DELETE: handle };
