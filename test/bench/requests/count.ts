import { clerkPerson } from './clerk-person.js';
import { kitPerson } from './kit-person.js';
import { requestsOf } from './tasks.js';

/** The requests of each task, by the kit and by Clerk's own client. */
export async function countRequests() {
  return { kit: await requestsOf(kitPerson()), clerk: await requestsOf(await clerkPerson()) };
}
