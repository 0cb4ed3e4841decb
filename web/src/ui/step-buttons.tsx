import { IconButton } from './button.tsx';
import { LeftIcon, RightIcon } from './icons.tsx';

interface StepButtonsProps {
  /** What they step through. */
  of: string;
  /** Goes to the one before; undefined where there is none. */
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

/** Buttons that go to the one before and to the next. */
export function StepButtons({ of, previous, next }: StepButtonsProps) {
  return (
    <>
      <IconButton label={`Previous ${of}`} hint="←" disabled={!previous} onClick={previous}>
        <LeftIcon />
      </IconButton>
      <IconButton label={`Next ${of}`} hint="→" disabled={!next} onClick={next}>
        <RightIcon />
      </IconButton>
    </>
  );
}
