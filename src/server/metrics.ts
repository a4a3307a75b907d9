import { PhoneError } from '../core/errors.js';
import type { PhoneEvent } from '../service/events.js';
import type { PhoneMessageSender } from '../service/message.js';

/**
 * What is measured. `request.duration` and `send.duration` are in ms, for a histogram; `refusal` and `success` count by
 * 1. Attributes: `route`, `method`, `status` and `code` of a request; `purpose`, `channel` and `outcome` of a message
 * (`sent`, or the code of the error); `type` of a success (`verified`, `second_factor_passed`).
 */
export const metricNames = [
  'phonekit.request.duration',
  'phonekit.send.duration',
  'phonekit.refusal',
  'phonekit.success',
] as const;

export type PhoneMetricName = (typeof metricNames)[number];

/** One measurement, in the shape that the instruments of OpenTelemetry take: `histogram.record(value, attributes)`. */
export interface PhoneMetric {
  readonly name: PhoneMetricName;
  readonly value: number;
  /** Without a number, a code, or the id of anybody. */
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** Records a measurement; never throws. */
export type RecordMetric = (metric: PhoneMetric) => void;

export function createRecorder(onMetric: ((metric: PhoneMetric) => void | Promise<void>) | undefined): RecordMetric {
  return (metric) => {
    const write = async () => onMetric?.(metric);
    write().catch(() => undefined);
  };
}

/** The outcome of the last message. Errors about a recipient say nothing about the sender. */
export interface SenderWatch {
  state: 'ok' | 'failing' | 'unknown';
}

/** Returns a sender that measures each message. */
export function measureSender(
  sender: PhoneMessageSender,
  record: RecordMetric,
  watch: SenderWatch,
): PhoneMessageSender {
  return {
    async send(message) {
      const startedAt = performance.now();
      const finish = (outcome: string) => {
        const { purpose, channel } = message;
        const value = performance.now() - startedAt;
        record({ name: 'phonekit.send.duration', value, attributes: { purpose, channel, outcome } });
      };
      try {
        await sender.send(message);
        watch.state = 'ok';
        finish('sent');
      } catch (thrown) {
        const code = thrown instanceof PhoneError ? thrown.code : 'message_not_sent';
        if (code === 'message_not_sent') watch.state = 'failing';
        finish(code);
        throw thrown;
      }
    },
  };
}

/** Returns the function to call with each event, which counts the successes. */
export function measureEvents(
  onEvent: ((event: PhoneEvent) => void | Promise<void>) | undefined,
  record: RecordMetric,
): (event: PhoneEvent) => void | Promise<void> {
  return (event) => {
    const { type } = event;
    if (type === 'verified' || type === 'second_factor_passed')
      record({ name: 'phonekit.success', value: 1, attributes: { type } });
    return onEvent?.(event);
  };
}
