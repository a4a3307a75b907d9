import type { MessageSender } from '../../../service/message.js';

export interface ConsoleSenderOptions {
  /** Where a message is written. @default `console.info` */
  write?: (line: string) => void;
}

/** Sends nothing: writes each message where the developer reads it, its code too. For development alone. */
export function consoleSender({ write = writeToConsole }: ConsoleSenderOptions = {}): MessageSender {
  return {
    async send({ to, channel, text }) {
      write(`${channel} to ${to}: ${text}`);
    },
  };
}

function writeToConsole(line: string): void {
  // oxlint-disable-next-line no-console -- It is what this sender is for.
  console.info(line);
}
