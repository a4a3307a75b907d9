import { createNetwork, type Network, type NetworkFault } from '../network.js';

/** The network between the SDK and the emulator. Its requests are paths, such as `accounts:lookup`. */
export interface PageNetwork extends Network {
  /** The number of messages sent. */
  sentCount(): number;
  close(): void;
}

/** Replaces the page's `fetch`, which the SDK calls. */
export function openNetwork(): PageNetwork {
  const real = globalThis.fetch;
  const network = createNetwork();
  let sent = 0;
  globalThis.fetch = (request, init) => {
    const path = new URL(request instanceof Request ? request.url : request).pathname.replace(/^.*\/v[12]\//, '');
    const serve = async () => {
      const response = await real(request, init);
      if (response.ok && sends.includes(path)) sent += 1;
      return response;
    };
    return network.carry(path, { serve });
  };
  // Not a copy, which would lose the setter.
  return Object.defineProperties(network, {
    sentCount: { value: () => sent },
    close: { value: () => void (globalThis.fetch = real) },
  }) as PageNetwork;
}

/** Responds with one of Firebase's own error names. */
export function refuse(message: string): NetworkFault {
  return () => Response.json({ error: { code: 400, message, errors: [{ message }] } }, { status: 400 });
}

const sends = ['accounts:sendVerificationCode', 'accounts/mfaEnrollment:start', 'accounts/mfaSignIn:start'];
