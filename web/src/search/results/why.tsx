import type { Match } from '../../api/types.ts';
import { ImageIcon, MeaningIcon, WordsIcon } from '../../ui/icons.tsx';

const WHY = {
  text: { says: 'similar meaning', Icon: MeaningIcon },
  image: { says: 'similar image', Icon: ImageIcon },
  words: { says: 'same words', Icon: WordsIcon },
};

/** Why a match was found, with an icon for each reason. */
export function Why({ why }: { why: Match['why'] }) {
  if (why.length === 0) return null;
  const says = why.map((reason) => WHY[reason].says).join(', ');
  return (
    <span data-testid="why" title={`Why it matched: ${says}`} className="flex shrink-0 gap-0.5 self-center">
      <span className="sr-only">{`${says}. `}</span>
      {why.map((reason) => {
        const { Icon } = WHY[reason];
        return <Icon key={reason} className="size-3" />;
      })}
    </span>
  );
}
