import { useStartSearch } from '../state/search/use-search.ts';
import { chipClass } from '../ui/chip.tsx';

/** The tags of a prompt; each searches for what else has it. */
export function Tags({ tags }: { tags: string[] }) {
  const { go } = useStartSearch();
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            title={`Search the tag ${tag}`}
            onClick={() => go({ q: tag, tag: [tag] })}
            className={`${chipClass} h-7! text-xs`}
          >
            {tag}
          </button>
        </li>
      ))}
    </ul>
  );
}
