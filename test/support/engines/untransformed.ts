// Vitest scales the frame of the tests, if only by 1, and clicks through BiDi miss in a frame with a transform.
const frame = window.frameElement?.parentElement;
if (frame) {
  const reset = () => {
    if (frame.style.transform !== 'none') frame.style.transform = 'none';
  };
  reset();
  new MutationObserver(reset).observe(frame, { attributes: true, attributeFilter: ['style'] });
}
