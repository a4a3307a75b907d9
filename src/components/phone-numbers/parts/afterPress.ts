/**
 * Runs `run` once the press that is under way, if any, has ended: what a press makes move would slip away from under
 * the pointer, and lose its click.
 */
export function afterPress(run: () => void): void {
  if (!document.querySelector(':active')) return run();
  const end = () => {
    removeEventListener('mouseup', end, true);
    removeEventListener('dragend', end, true);
    setTimeout(run); // the click comes after mouseup
  };
  addEventListener('mouseup', end, true);
  addEventListener('dragend', end, true);
}
