/** A page with another page in a frame: `src`, and its `width` and `height` in px or its `sandbox`. */
export const framePage = (query: URLSearchParams) => `<!doctype html>
<html lang="en">
  <title>Frame</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <body style="margin: 0">
    <iframe
      style="display: block; border: 0; height: ${query.get('height') ?? 900}px; width: ${query.get('width') ?? 600}px"
      ${query.has('sandbox') ? `sandbox="${query.get('sandbox')}"` : ''}
      src="${query.get('src')}"
    ></iframe>
  </body>
</html>`;
