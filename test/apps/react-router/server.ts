import { serve } from '@hono/node-server';
import { createStaticHandler } from 'react-router';
import * as route from './app/routes/api.phone.$';

// What React Router's own server does with a resource route, without its pages.
const { queryRoute } = createStaticHandler([{ id: 'api', path: '/api/phone/*', ...route }]);

serve({ fetch: (request) => queryRoute(request, { routeId: 'api' }), port: Number(process.env.PORT) }, ({ port }) => {
  console.log(`http://localhost:${port}`);
});
