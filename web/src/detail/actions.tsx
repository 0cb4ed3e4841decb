import { Link } from '@tanstack/react-router';
import type { Prompt, PromptDetail } from '../api/types.ts';
import { basket, toggleChosen } from '../app/basket.ts';
import { openGenerate } from '../app/panels.ts';
import { copy } from '../app/toast.ts';
import { useStore } from '../lib/store.ts';
import { ReworkMenu } from '../rework/rework-menu.tsx';
import { useStartSearch } from '../search/use-search.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { CheckIcon, CopyIcon, DrawIcon, ImproveIcon, LikeIcon, UnlikeIcon, UseIcon } from '../ui/icons.tsx';

/** What one can do with a prompt. */
export function DetailActions({
  prompt,
  image,
}: {
  prompt: Prompt;
  image: PromptDetail['images'][number] | undefined;
}) {
  const { moreLike, lessLike } = useStartSearch();
  const used = useStore(basket).some((one) => one.id === prompt.id);
  const settings = { ...prompt.settings, ...image?.settings };
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" onClick={() => void copy(prompt.text)}>
        <CopyIcon />
        Copy
      </Button>
      <Button
        onClick={() =>
          openGenerate({
            id: prompt.id,
            prompt: prompt.text,
            negativePrompt: prompt.negativePrompt,
            width: settings.width,
            height: settings.height,
            steps: settings.steps,
            cfg: settings.cfg,
          })
        }
      >
        <DrawIcon />
        Generate
      </Button>
      <Link to="/improve" search={{ idea: prompt.text, use: [prompt.id] }} className={buttonClass()}>
        <ImproveIcon />
        Improve
      </Link>
      <ReworkMenu ids={[prompt.id]} text={prompt.text} />
      <Button onClick={() => moreLike(prompt.id)}>
        <LikeIcon />
        More like this
      </Button>
      <Button onClick={() => lessLike(prompt.id)}>
        <UnlikeIcon />
        Less like this
      </Button>
      <Button
        aria-pressed={used}
        onClick={() => toggleChosen({ id: prompt.id, prompt: prompt.text })}
        className={used ? 'border-accent!' : ''}
      >
        {used ? <CheckIcon className="size-4 text-accent" /> : <UseIcon />}
        {used ? 'Chosen' : 'Choose'}
      </Button>
    </div>
  );
}
