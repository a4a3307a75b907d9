/** A rectangle of a picture, in px. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a box of a picture shows. */
export interface Look {
  /** Of its lightest pixel to its darkest, by WCAG. */
  contrast: number;
  /** Of its first pixel: red, green and blue. */
  colour: number[];
}

/** Runs in a page: looks at boxes of a PNG. It calls nothing else of this project, since only its text gets there. */
export async function lookAt({ png, boxes }: { png: string; boxes: Box[] }): Promise<Look[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  const linear = (channel = 0) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return boxes.map(({ left, top, right, bottom }) => {
    const [x, y] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))];
    const [width, height] = [Math.max(1, Math.round(right) - x), Math.max(1, Math.round(bottom) - y)];
    const { data } = context?.getImageData(x, y, width, height) ?? { data: [] };
    let [lightest, darkest] = [0, 1];
    for (let at = 0; at < data.length; at += 4) {
      const light = 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
      [lightest, darkest] = [Math.max(lightest, light), Math.min(darkest, light)];
    }
    return { contrast: (lightest + 0.05) / (darkest + 0.05), colour: Array.from(data.slice(0, 3)) };
  });
}
