import type { Match } from '../../api/types.ts';
import { ImageIcon, MeaningIcon, WordsIcon } from '../../ui/icons.tsx';

const WHY = {
  text: { says: 'close in meaning', Icon: MeaningIcon },
  image: { says: 'its image looks alike', Icon: ImageIcon },
  words: { says: 'has the same words', Icon: WordsIcon },
};

/** Why a prompt was found, a sign for each reason. */
export function Why({ why }: { why: Match['why'] }) {
  if (why.length === 0) return null;
  const says = why.map((reason) => WHY[reason].says).join(', ');
  return (
    <span data-testid="why" title={`Found because: ${says}`} className="flex shrink-0 gap-0.5 self-center">
      <span className="sr-only">{`${says}. `}</span>
      {why.map((reason) => {
        const { Icon } = WHY[reason];
        return <Icon key={reason} className="size-3" />;
      })}
    </span>
  );
}
