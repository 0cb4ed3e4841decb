import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { IconButton } from '../../ui/button.tsx';
import { DiceIcon } from '../../ui/icons.tsx';

/** Shows random prompts that pass the filters, different ones each time. */
export function SurpriseButton() {
  const again = useSearchParams().random !== undefined;
  const { surprise } = useStartSearch();
  return (
    <IconButton
      label={again ? 'Surprise me again' : 'Surprise me'}
      onClick={surprise}
      data-testid="surprise"
      className={again ? 'text-accent!' : ''}
    >
      <DiceIcon className="size-[18px]" />
    </IconButton>
  );
}
