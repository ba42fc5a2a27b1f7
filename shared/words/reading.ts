// How the customer has their screen: four sizes of text and four pairs of colours, and how large a millimetre is on it.
// Sizes: features.md, Size, contrast, layout: 28 / 32 / 40 / 52 px at 96 px an inch, as millimetres.

/** Named by their pixels on a display of 96 an inch. */
export const TEXT_SIZES = ['28', '32', '40', '52'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const THEMES = ['paper', 'black-on-white', 'white-on-black', 'yellow-on-black'] as const;
export type Theme = (typeof THEMES)[number];

/** As the customer chooses them, and as the record names them. */
export const SIZE_NAMES: Record<TextSize, string> = {
  '28': '小',
  '32': '中',
  '40': '大',
  '52': '特大',
};
export const THEME_NAMES: Record<Theme, string> = {
  paper: '普通',
  'black-on-white': '白底黑字',
  'white-on-black': '黑底白字',
  'yellow-on-black': '黑底黄字',
};

/** How loud the page is read out, of what the machine gives: the three steps between which an ear tells a difference. */
export const VOLUMES = ['soft', 'middle', 'loud'] as const;
export type Volume = (typeof VOLUMES)[number];
export const VOLUME_NAMES: Record<Volume, string> = { soft: '小一点', middle: '中等', loud: '大一点' };
/** Of 1. */
export const LOUDNESS: Record<Volume, number> = { soft: 0.3, middle: 0.6, loud: 1 };

export interface Reading {
  size: TextSize;
  theme: Theme;
  /** The hand that signs: the page is mirrored for the left one; absent: the right one. */
  hand?: 'left' | undefined;
  /** Absent: loud, as everybody begins. */
  volume?: Exclude<Volume, 'loud'> | undefined;
}

/** As it is sent and recorded: what is as everybody has it goes without saying. */
export const spelled = ({ size, theme, hand, volume }: Reading): Reading => ({
  ...{ size, theme },
  ...(hand && { hand }),
  ...(volume && { volume }),
});

export const sameReading = (a: Reading, b: Reading): boolean =>
  a.size === b.size && a.theme === b.theme && a.hand === b.hand && a.volume === b.volume;

/** 32 is the elder size; everybody begins with it. */
export const FIRST_READING: Reading = { size: '32', theme: 'paper' };

const MM_PER_INCH = 25.4;
/** CSS's own idea of an inch: what holds where nobody has measured. */
const UNMEASURED_PX_PER_INCH = 96;

/** Body text in millimetres. */
export const TEXT_MM: Record<TextSize, number> = { '28': 7.41, '32': 8.47, '40': 10.58, '52': 13.76 };

/** What no display at a counter is: fewer or more CSS pixels an inch than this are a slip of the hand. */
const PX_PER_INCH = { least: 50, most: 400 } as const;
const per100Mm = (pxPerInch: number) => (pxPerInch * 100) / MM_PER_INCH;

export const PX_PER_100_MM = {
  least: Math.ceil(per100Mm(PX_PER_INCH.least)),
  most: Math.floor(per100Mm(PX_PER_INCH.most)),
  unmeasured: per100Mm(UNMEASURED_PX_PER_INCH),
} as const;

/** A bank card, by which a screen is measured (ISO/IEC 7810, ID-1), in millimetres. */
export const CARD_MM = { width: 85.6, height: 53.98 } as const;

/** A display as its window sees it: CSS pixels, and device pixels to one of them in percent. */
export interface DisplayShape {
  width: number;
  height: number;
  dprPercent: number;
}

export interface Calibration extends DisplayShape {
  pxPer100Mm: number;
}

/** CSS pixels to a millimetre. What was measured on another display, or at another zoom, says nothing about this one. */
export function pxPerMm(calibration: Calibration | undefined, display: DisplayShape): number {
  const { width, height, dprPercent } = display;
  const isThis =
    calibration?.width === width && calibration.height === height && calibration.dprPercent === dprPercent;
  return (isThis ? calibration.pxPer100Mm : PX_PER_100_MM.unmeasured) / 100;
}
