const addresses = new WeakMap<Request, string>();

/** Records the address of the connection that a request came over. */
export function recordRemoteAddress(request: Request, socket: object): void {
  if ('remoteAddress' in socket && typeof socket.remoteAddress === 'string')
    addresses.set(request, socket.remoteAddress);
}

/**
 * Returns the IP address at the other end of the connection that a request of `toNodeListener` came over; null for any
 * other request. Behind a proxy that is the proxy: read the header that your proxy sets instead.
 */
export function getRemoteAddress(request: Request): string | null {
  return addresses.get(request) ?? null;
}
