import type { Raster } from '../paint/raster.ts';
import type { Medium } from '../reading/terms.ts';
import { finishGlass, finishLowPoly, finishMosaic } from './finish-cells.ts';
import { finishInk, finishOil, finishPencil, finishWatercolor } from './finish-hand.ts';
import type { FinishOptions } from './finish-options.ts';
import { finishHalftone, finishPhoto, finishPixel, finishPlain, finishPrint } from './finish-print.ts';

/** Makes a flat image look as if it were made with a medium. */
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
