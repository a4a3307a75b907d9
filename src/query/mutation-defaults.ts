/** The options that every mutation of the kit sets itself, because an app's defaults would win otherwise. */
export const mutationDefaults = {
  /** Fails at once while offline: a message or a removal must not happen later by itself. */
  networkMode: 'always',
  retry: false,
  throwOnError: false,
  /** ms. The outcome of the last send is read from the cache until then. */
  gcTime: 300_000,
} as const;
