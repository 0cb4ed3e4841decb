import { Link } from '@tanstack/react-router';
import { placeholdersOf, templateOf } from '../../../src/text/placeholders.ts';
import type { Prompt, PromptDetail } from '../api/types.ts';
import { useStore } from '../lib/store.ts';
import { deleteThings } from '../state/deletions.ts';
import { openBoards, openGenerate } from '../state/panels.ts';
import { useStartSearch } from '../state/search/use-search.ts';
import { selection, toggleSelected } from '../state/selection.ts';
import { copy } from '../state/toast.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import {
  BoardIcon,
  CheckIcon,
  CopyIcon,
  DeleteIcon,
  EyeIcon,
  FillInIcon,
  GenerateIcon,
  ImproveIcon,
  LikeIcon,
  UnlikeIcon,
  UseIcon,
  VersionsIcon,
} from '../ui/icons.tsx';
import { ReworkMenu } from '../ui/rework-menu.tsx';

/** The actions on a prompt. */
export function DetailActions({
  prompt,
  image,
  several,
  versions,
  onDelete,
}: {
  prompt: Prompt;
  image: PromptDetail['images'][number] | undefined;
  /** Whether the prompt has other images. */
  several: boolean;
  /** How many versions the prompt has. */
  versions: number;
  /** Deletes the prompt. */
  onDelete: () => void;
}) {
  const { moreLike, lessLike } = useStartSearch();
  const selected = useStore(selection).some((one) => one.id === prompt.id);
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
            ...settings,
          })
        }
      >
        <GenerateIcon />
        Generate
      </Button>
      <Link to="/improve" search={{ idea: prompt.text, use: [prompt.id] }} className={buttonClass()}>
        <ImproveIcon />
        Improve
      </Link>
      {placeholdersOf(prompt.text).length > 0 ? (
        <Link
          to="/templates"
          search={{ template: templateOf(prompt.text) }}
          data-testid="fill-in"
          className={buttonClass()}
        >
          <FillInIcon />
          Fill in
        </Link>
      ) : null}
      <ReworkMenu ids={[prompt.id]} text={prompt.text} />
      <Button onClick={() => openBoards({ ids: [several && image ? image.id : prompt.id] })}>
        <BoardIcon />
        Board
      </Button>
      <Link to="/prompts/$id/versions" params={{ id: prompt.id }} className={buttonClass()}>
        <VersionsIcon />
        {versions > 1 ? `${versions} versions` : 'Edit'}
      </Link>
      {image ? (
        <Link to="/describe" search={{ id: image.id }} className={buttonClass()}>
          <EyeIcon />
          Describe this image
        </Link>
      ) : null}
      <Button onClick={() => moreLike(prompt.id)}>
        <LikeIcon />
        More like this
      </Button>
      <Button onClick={() => lessLike(prompt.id)}>
        <UnlikeIcon />
        Less like this
      </Button>
      <Button
        aria-pressed={selected}
        onClick={() => toggleSelected({ id: prompt.id, prompt: prompt.text })}
        className={selected ? 'border-accent!' : ''}
      >
        {selected ? <CheckIcon className="size-4 text-accent" /> : <UseIcon />}
        {selected ? 'Selected' : 'Select'}
      </Button>
      {image ? (
        <Button onClick={() => void deleteThings('images', [image.id])}>
          <DeleteIcon />
          Delete image
        </Button>
      ) : null}
      <Button onClick={onDelete} data-testid="delete-prompt">
        <DeleteIcon />
        Delete prompt
      </Button>
    </div>
  );
}
