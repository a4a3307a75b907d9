import { handler } from '../phone-handler.js';

export const loader = ({ request }: { request: Request }) => handler(request);
export const action = loader;
