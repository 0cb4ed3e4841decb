const STARS = [1, 2, 3, 4, 5];

interface StarsProps {
  /** What is rated, for screen readers. */
  legend: string;
  rating: number | undefined;
  onRate: (rating: number) => void;
  className?: string;
  /** Whether pressing the given star again removes the rating. */
  undoable?: boolean;
}

/** One to five stars. */
export function Stars({ legend, rating, onRate, className = 'text-xl', undoable = false }: StarsProps) {
  const given = rating ?? 0;
  return (
    <fieldset className="flex items-center">
      <legend className="sr-only">{legend}</legend>
      {STARS.map((star) => (
        <button
          key={star}
          type="button"
          aria-label={`${star} of 5 stars${undoable && rating === star ? ': remove' : ''}`}
          aria-pressed={star <= given}
          onClick={() => onRate(star)}
          className={`${className} px-0.5 leading-none ${star <= given ? 'text-accent' : 'text-line-strong hover:text-text'}`}
        >
          {star <= given ? '★' : '☆'}
        </button>
      ))}
    </fieldset>
  );
}
