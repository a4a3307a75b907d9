import { clerkPerson } from './clerk-person.js';
import { kitPerson } from './kit-person.js';
import { requestsOf } from './tasks.js';

/** What each task asks of its backend, by the kit and by Clerk's own client. */
export async function countRequests() {
  return { kit: await requestsOf(kitPerson()), clerk: await requestsOf(await clerkPerson()) };
}
