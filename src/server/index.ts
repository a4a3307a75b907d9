export type { PhoneServiceHealth } from './health.js';
export type { BeforePhoneMessage, PendingPhoneMessage } from './http/before-send.js';
export type { PhoneLogEntry } from './http/log.js';
export type { PhoneMetric, PhoneMetricName } from './metrics.js';
export { createPhoneHandler, type PhoneHandler, type PhoneHandlerOptions } from './phone-handler.js';
