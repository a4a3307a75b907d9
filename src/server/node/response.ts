/** The part of Node's `ServerResponse`, of Express's and of HTTP/2's, that is used. */
export interface NodeResponse {
  statusCode: number;
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
  setHeader(name: string, value: string | string[]): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  destroy(): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'drain', listener: () => void): unknown;
  off(event: 'drain' | 'close', listener: () => void): unknown;
}

/** Sends the response as fast as the client reads it, and stops when the client disconnects. */
export async function sendResponse(response: Response, outgoing: NodeResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  // The only header that may occur more than once: all of them replace the last one.
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('Set-Cookie', cookies);
  const reader = response.body?.getReader();
  try {
    while (!outgoing.destroyed) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return void outgoing.end();
      if (value && !outgoing.write(value)) await waitForDrain(outgoing);
    }
    await reader?.cancel();
  } catch {
    // An incomplete response must not look complete.
    outgoing.destroy();
  }
}

function waitForDrain(outgoing: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      outgoing.off('drain', settle);
      outgoing.off('close', settle);
      resolve();
    };
    outgoing.on('drain', settle);
    outgoing.on('close', settle);
  });
}
