export type {
  AdapterUnderTest,
  DescribePhoneAdapterOptions,
  DescribeSecondFactorAdapterOptions,
  OptionalOperation,
  Provoke,
  Refusals,
  SecondFactorAdapterUnderTest,
  SecondFactorErrorCode,
  TestRunner,
} from './adapter-under-test.js';
export { createTestWrapper, type TestWrapperOptions } from './create-test-wrapper.js';
export { describePhoneAdapter } from './describe-phone-adapter.js';
export { describeSecondFactorAdapter } from './describe-second-factor-adapter.js';
export { delay, fail, hang, hold, lost, type Fault, type Faults, type FaultsByOperation, type Hold } from './faults.js';
export { faultyAdapter, type AdapterOperation, type FaultPlan, type FaultyAdapter } from './faulty-adapter.js';
export { testInbox, type InboxMessage, type MessageInbox, type TestInbox } from './test-inbox.js';
