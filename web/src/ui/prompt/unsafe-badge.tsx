import { cx } from '../../lib/cx.ts';
import { isUnsafe } from '../../lib/is-unsafe.ts';

interface UnsafeBadgeProps {
  /** A prompt and its images. */
  of: readonly { nsfw?: number | undefined }[];
  className?: string;
}

/** Labels what is known to be unsafe. */
export function UnsafeBadge({ of, className }: UnsafeBadgeProps) {
  if (!isUnsafe(of)) return null;
  return (
    <span
      data-testid="unsafe"
      title="Its source says that the prompt or one of its images is not safe for work"
      className={cx('rounded bg-danger px-1.5 py-0.5 text-[11px] text-bg leading-none', className)}
    >
      unsafe
    </span>
  );
}
