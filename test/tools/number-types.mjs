// Writes src/service/number-types.json: by type and calling code, the national numbers that are not sent a code by
// default. From libphonenumber's full metadata, which is too large to ship. Run it after an update of
// libphonenumber-js.
import { writeFileSync } from 'node:fs';
import metadata from 'libphonenumber-js/max/metadata';

/** Their indexes in a plan of the metadata, version 4. */
const types = { premium_rate: 3, personal_number: 4, voicemail: 5, uan: 6, pager: 7, shared_cost: 9 };
const typesIndex = 11;

/** @returns {Record<string, Record<string, string>>} patterns by type and calling code */
export function collectNumberTypes() {
  const plans = [...Object.values(metadata.countries), ...Object.values(metadata.nonGeographic)];
  return Object.fromEntries(
    Object.entries(types).map(([type, index]) => {
      /** @type {Record<string, string[]>} */
      const patterns = {};
      for (const plan of plans) {
        const pattern = plan[typesIndex]?.[index]?.[0];
        const known = (patterns[plan[0]] ??= []);
        if (pattern && !known.includes(pattern)) known.push(pattern);
      }
      const found = Object.entries(patterns).filter(([, known]) => known.length > 0);
      return [type, Object.fromEntries(found.map(([callingCode, known]) => [callingCode, known.join('|')]))];
    }),
  );
}

if (process.argv[1] === import.meta.filename) {
  const path = new URL('../../src/service/number-types.json', import.meta.url);
  writeFileSync(path, `${JSON.stringify(collectNumberTypes(), null, 2)}\n`);
}
