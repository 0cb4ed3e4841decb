import { useState } from 'react';
import type { Version, Versions } from '../api/types.ts';
import { sayError } from '../state/toast.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { fieldClass } from '../ui/field.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { holderOf } from './labels.ts';
import { labelVersion, unlabel } from './versions-api.ts';

interface VersionLabelsProps {
  version: Version;
  versions: readonly Version[];
}

/** The labels of a version; a label of another version can be moved here. */
export function VersionLabels({ version, versions }: VersionLabelsProps) {
  const [label, setLabel] = useState('');
  const holder = holderOf(versions, label);
  const elsewhere = holder !== undefined && holder.id !== version.id;

  async function attempt(work: Promise<Versions>) {
    try {
      await work;
      setLabel('');
    } catch (error) {
      sayError(error);
    }
  }

  return (
    <form
      data-testid="labels"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '')
          void attempt(labelVersion(version.id, { label: label.trim(), move: elsewhere }));
      }}
      className="mt-3 flex flex-wrap items-center gap-1.5"
    >
      {version.labels.map((one) => (
        <Chip
          key={one}
          className="h-7! bg-accent-soft! text-xs"
          aria-label={`Remove the label ${one}`}
          onClick={() => void attempt(unlabel(version.id, one))}
        >
          {one}
          <CloseIcon className="size-3" />
        </Chip>
      ))}
      <input
        value={label}
        maxLength={80}
        aria-label={`Label version ${version.number}`}
        placeholder="Add a label"
        onChange={(event) => setLabel(event.target.value)}
        className={`${fieldClass} w-32! py-1!`}
      />
      {label.trim() === '' ? null : (
        <Button type="submit" className="h-8!">
          {elsewhere ? `Move here from version ${holder.number}` : 'Add'}
        </Button>
      )}
    </form>
  );
}
