import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { refreshLibrary } from '../../api/queries.ts';
import type { Variant } from '../../api/types.ts';
import { useStore } from '../../lib/store.ts';
import { openBoards, openGenerate } from '../../state/panels.ts';
import { copy, sayError } from '../../state/toast.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { BoardIcon, CheckIcon, CopyIcon, EditIcon, GenerateIcon } from '../../ui/icons.tsx';
import { BorrowedText, type Lighting } from '../../ui/prompt/borrowed-text.tsx';
import { DiffText } from '../../ui/prompt/diff-text.tsx';
import { VariantFacts } from '../../ui/prompt/variant-facts.tsx';
import { Accepted } from './accepted.tsx';
import { edits, editVariant } from './edits.ts';
import { VariantImages } from './variant-images.tsx';
import { VariantRating } from './variant-rating.tsx';

interface VariantCardProps extends Lighting {
  variant: Variant;
  /** Variants can be accepted once the whole improvement is stored. */
  ready: boolean;
  /** The key of its edits, where they are apart from those of the improve page. */
  editKey?: string;
}

export function VariantCard({ variant, ready, editKey = variant.id, ...lighting }: VariantCardProps) {
  const edit = useStore(edits)[editKey] ?? {
    text: variant.prompt,
    negative: variant.negativePrompt,
    acceptedId: variant.accepted?.findLast((one) => !one.edited)?.promptId,
  };
  const { text, negative, acceptedId } = edit;
  const [editing, setEditing] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [busy, setBusy] = useState(false);
  const usable = ready && !busy && text.trim() !== '';

  /** Accepts the variant as it reads now. @returns the id of the prompt. */
  async function accept(): Promise<string | undefined> {
    setBusy(true);
    try {
      const { prompt } = await api.accept({
        variantId: variant.id,
        prompt: text.trim(),
        negativePrompt: negative,
      });
      editVariant(editKey, { text, negative, acceptedId: prompt.id });
      refreshLibrary();
      return prompt.id;
    } catch (error) {
      sayError(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  async function generate() {
    const id = acceptedId ?? (await accept());
    if (id === undefined) return;
    const { width, height, steps, cfg } = variant.settings;
    openGenerate({ id, prompt: text.trim(), negativePrompt: negative, width, height, steps, cfg });
  }

  async function board() {
    const id = acceptedId ?? (await accept());
    if (id !== undefined) openBoards({ ids: [id] });
  }

  return (
    <li
      data-testid="variant"
      data-id={variant.id}
      className="animate-rise rounded-xl border border-line bg-panel p-4 sm:p-5"
    >
      {editing ? (
        <div className="space-y-3">
          <TextArea
            label="Prompt"
            value={text}
            onValue={(value) => editVariant(editKey, { text: value, negative })}
            areaClass="font-serif text-[1.13rem]!"
            autoFocus
          />
          <TextArea
            label="Negative prompt"
            note="optional"
            value={negative}
            onValue={(value) => editVariant(editKey, { text, negative: value })}
          />
        </div>
      ) : (
        <>
          {comparing && variant.diff && text === variant.prompt ? (
            <DiffText parts={variant.diff} />
          ) : (
            <BorrowedText prompt={text} borrowed={variant.borrowed} {...lighting} />
          )}
          {negative ? <p className="mt-2 text-muted text-sm">Negative prompt: {negative}</p> : null}
        </>
      )}
      <p className="mt-2 text-muted text-sm">{variant.reason}</p>
      <VariantFacts variant={variant} />
      <Accepted accepted={variant.accepted} />
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {acceptedId === undefined ? (
          <Button disabled={!usable} onClick={() => void accept()}>
            <CheckIcon />
            Accept
          </Button>
        ) : (
          <Link
            to="/p/$id"
            params={{ id: acceptedId }}
            state={{ fromPage: true }}
            className={buttonClass()}
            data-testid="accepted"
          >
            <CheckIcon className="size-4 text-accent" />
            In the library
          </Link>
        )}
        <Button disabled={!usable} onClick={() => void generate()}>
          <GenerateIcon />
          Generate
        </Button>
        <Button
          look="plain"
          disabled={!usable}
          title={acceptedId === undefined ? 'Accept it and add it to a board' : undefined}
          onClick={() => void board()}
        >
          <BoardIcon />
          <span className="max-sm:sr-only">Board</span>
        </Button>
        <Button look="plain" onClick={() => void copy(text)}>
          <CopyIcon />
          <span className="max-sm:sr-only">Copy</span>
        </Button>
        <Button look="plain" aria-pressed={editing} onClick={() => setEditing(!editing)}>
          <EditIcon />
          <span className="max-sm:sr-only">{editing ? 'Done' : 'Edit'}</span>
        </Button>
        {variant.diff && text === variant.prompt && !editing ? (
          <Button look="plain" aria-pressed={comparing} onClick={() => setComparing(!comparing)}>
            Compare
          </Button>
        ) : null}
        {ready ? <VariantRating variant={variant} /> : null}
      </div>
      <VariantImages promptId={acceptedId} />
    </li>
  );
}
