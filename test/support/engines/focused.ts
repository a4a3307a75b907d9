import { beforeEach } from 'vitest';

// From the last element of a page, Tab goes to the browser's own buttons, from where no page can take the focus back;
// and without the focus, Firefox has no focus or blur events for the tests that follow. These stand in the way, in the
// page around the frame of the tests.
const { body } = parent.document;
for (const place of ['afterbegin', 'beforeend'] as const) {
  if (body.querySelector(`[data-guard=${place}]`)) continue;
  const guard = `<span tabindex="0" data-guard="${place}" style="position: fixed; pointer-events: none">.</span>`;
  body.insertAdjacentHTML(place, guard);
}

beforeEach(() => window.focus());
