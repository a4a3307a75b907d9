/**
 * Calls `run` when the current press, if any, has ended: a button that moves during the press would move away from
 * under the pointer and lose the click.
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
