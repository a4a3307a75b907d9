import { handler } from '../../../phone-handler';

export { handler as DELETE, handler as GET, handler as POST };
