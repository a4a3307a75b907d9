import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { defaultPhonePolicy } from '../../../src/service/index.js';

export const adapter = memoryAdapter({
  phoneNumbers: ['+12015550123'],
  persist: 'my-playground',
  latency: 400,
  policy: { countries: ['US', 'CA'], maxPhoneNumbers: 3, codeLifetime: defaultPhonePolicy.codeLifetime / 2 },
});
