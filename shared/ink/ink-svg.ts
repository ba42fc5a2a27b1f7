// A picture of ink as SVG. Made from the strokes alone, the same each time; it is for people and is no evidence (format section 1).
import type { Ink } from '../contract/ink.ts';

const px = (hundredths: number): string => (hundredths / 100).toFixed(2);

function pathOf(stroke: Ink['strokes'][number]): string {
  const [first, ...rest] = stroke;
  if (!first) return '';
  // A dot is a line of no length; round caps make it visible.
  const others = rest.length > 0 ? rest : [first];
  return `M${px(first.x)} ${px(first.y)}${others.map((point) => `L${px(point.x)} ${px(point.y)}`).join('')}`;
}

/** @returns a whole SVG document, black on transparent, in the size of the area that was written on */
export function inkSvg(ink: Ink): string {
  const size = `width="${px(ink.width)}" height="${px(ink.height)}" viewBox="0 0 ${px(ink.width)} ${px(ink.height)}"`;
  const strokes = ink.strokes.map((stroke) => `<path d="${pathOf(stroke)}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><g fill="none" stroke="#111" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${strokes}</g></svg>\n`;
}
