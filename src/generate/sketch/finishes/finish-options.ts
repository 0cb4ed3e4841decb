import type { Palette } from '../paint/palette.ts';
import type { Breathe } from '../paint/raster.ts';

/** What a finish needs beside the image. */
export interface FinishOptions {
  palette: Palette;
  /** Whether the prompt asks for no colour. */
  isMono: boolean;
  seed: number;
  /** The shorter side in pixels. */
  unit: number;
  breathe: Breathe;
}
