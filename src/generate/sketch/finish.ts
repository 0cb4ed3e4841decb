import { finishGlass, finishLowPoly, finishMosaic } from './finish-cells.ts';
import { finishInk, finishOil, finishPencil, finishWatercolor } from './finish-hand.ts';
import { finishHalftone, finishPhoto, finishPixel, finishPlain, finishPrint } from './finish-print.ts';
import type { Palette } from './palette.ts';
import type { Breathe, Raster } from './raster.ts';
import type { Medium } from './terms.ts';

/** What a finish needs beside the picture. */
export interface FinishOptions {
  palette: Palette;
  /** Whether the prompt asks for no colour. */
  isMono: boolean;
  seed: number;
  /** The shorter side in pixels. */
  unit: number;
  breathe: Breathe;
}

/** Makes a flat picture look as if it were made with a medium. */
export type Finish = (raster: Raster, options: FinishOptions) => Promise<Raster>;

/** How each medium is imitated. */
export const FINISHES: Record<Medium, Finish> = {
  plain: finishPlain,
  watercolor: finishWatercolor,
  oil: finishOil,
  ink: finishInk,
  pencil: finishPencil,
  halftone: finishHalftone,
  pixel: finishPixel,
  lowpoly: finishLowPoly,
  glass: finishGlass,
  mosaic: finishMosaic,
  print: finishPrint,
  photo: finishPhoto,
};
