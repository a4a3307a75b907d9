import { handler } from './phone-handler.js';

export { handler as DELETE, handler as GET, handler as POST };
