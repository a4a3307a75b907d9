import { httpAdapter } from '../../../../src/adapters/http/index.js';

/** Your app's token, renewed if it has expired. */
declare function getToken(): Promise<string>;

export const adapter = httpAdapter({
  baseUrl: 'https://api.example.com/phone',
  headers: async () => ({ Authorization: `Bearer ${await getToken()}` }),
});
