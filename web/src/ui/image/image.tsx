import type { ReactNode } from 'react';
import { imageFailed, imageLoaded, useIsDead } from '../../api/dead-images.ts';
import { thumbnail } from '../../api/images.ts';
import { cx } from '../../lib/cx.ts';

interface ImageProps {
  src: string;
  alt: string;
  /** Width it is shown at, in CSS pixels. */
  shownAt: number;
  eager?: boolean;
  className?: string;
  /** Its own size, where known, so that the browser reserves the space. */
  width?: number;
  height?: number;
  /** What shows when the image does not load. */
  fallback?: ReactNode;
}

/** An image at the size it is needed. One that does not load shows its fallback and is not requested again. */
export function Image({ src, alt, shownAt, eager, className, width, height, fallback = null }: ImageProps) {
  if (useIsDead(src)) return fallback;
  return (
    <img
      src={thumbnail(src, shownAt)}
      alt={alt}
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      draggable={false}
      referrerPolicy="no-referrer"
      onError={() => imageFailed(src)}
      onLoad={() => imageLoaded(src)}
      className={cx('bg-raised', className)}
    />
  );
}

/** Labels an image that no model made. */
export function SketchLabel({ className }: { className?: string }) {
  return (
    <span
      data-testid="sketch-label"
      className={cx('rounded bg-black/65 px-1.5 py-0.5 text-[11px] text-white leading-none', className)}
    >
      sketch, not a model
    </span>
  );
}
