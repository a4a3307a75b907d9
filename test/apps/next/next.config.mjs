import { fileURLToPath } from 'node:url';

export default {
  // As create-next-app writes them.
  cacheComponents: true,
  partialPrefetching: true,
  // The app is built below the repository, whose node_modules it uses.
  turbopack: { root: fileURLToPath(new URL('../../../..', import.meta.url)) },
  // The test keeps what was built, and checks the types.
  experimental: { turbopackFileSystemCacheForBuild: false },
  typescript: { ignoreBuildErrors: true },
};
