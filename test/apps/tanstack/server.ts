import { serve } from '@hono/node-server';
import { handlers } from './src/routes/api/phone/$';

// What TanStack Start does with the handlers of a server route.
const handle = (request: Request) => handlers[request.method as keyof typeof handlers]({ request });

serve({ fetch: handle, port: Number(process.env.PORT) }, ({ port }) => console.log(`http://localhost:${port}`));
