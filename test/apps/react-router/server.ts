import { serve } from '@hono/node-server';
import { createRequestHandler, type ServerBuild } from 'react-router';
import * as route from './app/routes/api.phone.$';

type RouteModule = NonNullable<ServerBuild['routes'][string]>['module'];

// The request handler of React Router's own server, over its build of the route, without its pages.
const build: ServerBuild = {
  entry: { module: { default: () => new Response(null, { status: 404 }) } },
  routes: { api: { id: 'api', path: 'api/phone/*', module: route as Partial<RouteModule> as RouteModule } },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: { v8_middleware: false, v8_passThroughRequests: false, v8_trailingSlashAwareDataRequests: false },
  ssr: true,
  isSpaMode: false,
  prerender: [],
  routeDiscovery: { mode: 'initial', manifestPath: '/__manifest' },
};

serve({ fetch: createRequestHandler(build), port: Number(process.env.PORT) }, ({ port }) => {
  console.log(`http://localhost:${port}`);
});
