// Imitates Safari on macOS: a pressed button is not focused, but its nearest focusable ancestor, or nothing.
const buttons = 'button, summary, [type=button], [type=submit], [type=checkbox], [type=radio]';

addEventListener('mousedown', (event) => {
  if (event.defaultPrevented) return;
  const path = event.composedPath().filter((target) => target instanceof HTMLElement);
  const pressed = path.findIndex((element) => element.matches(buttons));
  if (pressed < 0) return;
  event.preventDefault();
  const ancestor = path.slice(pressed + 1).find((element) => element.hasAttribute('tabindex'));
  if (ancestor) ancestor.focus({ preventScroll: true });
  else activeElement()?.blur();
});

function activeElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}
