import type { NodeRequest } from './request.js';

/** The body as it comes; where a body parser has been there before, what that has made of it. */
export function bodyOf(incoming: NodeRequest, onCut: () => void): BodyInit {
  const { body } = incoming;
  if (!incoming.readableDidRead || body === undefined) return streamOf(incoming, onCut);
  return typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body);
}

/**
 * Node's own conversion and its iterator destroy the connection when a reader has had enough, and so the answer that says
 * it. Nothing is touched before somebody reads: Node lets go of a body that nobody wants.
 */
function streamOf(incoming: NodeRequest, onCut: () => void): ReadableStream<Uint8Array> {
  let isBegun = false;
  let isOver = false;

  function begin(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const finish = (end: () => void) => {
      if (!isOver) end();
      isOver = true;
    };
    const breakOff = () => finish(() => controller.error(new Error('The request has broken off.')));
    if (incoming.readableEnded) return finish(() => controller.close());
    if (incoming.destroyed) return breakOff();
    incoming.on('data', (chunk) => {
      // One for each time that the reader asks.
      incoming.pause();
      if (!isOver) controller.enqueue(new Uint8Array(chunk));
    });
    incoming.on('end', () => finish(() => controller.close()));
    incoming.on('error', breakOff);
    incoming.on('close', breakOff);
  }

  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!isBegun) begin(controller);
        isBegun = true;
        incoming.resume();
      },
      cancel() {
        isOver = true;
        incoming.pause();
        onCut();
      },
    },
    { highWaterMark: 0 },
  );
}
