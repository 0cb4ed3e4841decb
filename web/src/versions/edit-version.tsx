import { useState } from 'react';
import { toApiError } from '../api/api-error.ts';
import type { Version } from '../api/types.ts';
import { say } from '../state/toast.ts';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/problem-note.tsx';
import { holderOf } from './labels.ts';
import { editVersion } from './versions-api.ts';

interface EditVersionProps {
  version: Version;
  versions: readonly Version[];
  onDone: () => void;
}

/** Edits a version into a new one; the edited one stays. */
export function EditVersion({ version, versions, onDone }: EditVersionProps) {
  const [text, setText] = useState(version.prompt);
  const [negative, setNegative] = useState(version.negativePrompt);
  const [label, setLabel] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const holder = holderOf(versions, label);
  const changed = text.trim() !== version.prompt || negative.trim() !== version.negativePrompt;

  async function save(event: React.SubmitEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      await editVersion(version.id, {
        prompt: text.trim(),
        negativePrompt: negative.trim(),
        ...(label.trim() !== '' && { label: label.trim(), move: holder !== undefined }),
      });
      say('Saved as a new version');
      onDone();
    } catch (error) {
      const { message, hint } = toApiError(error);
      setProblem(`${message} ${hint}`.trim());
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={save} data-testid="edit-version" className="mt-4 space-y-3 border-line border-t pt-4">
      <TextArea
        label="Prompt"
        value={text}
        onValue={setText}
        areaClass="font-serif text-[1.13rem]!"
        autoFocus
        required
      />
      <TextArea label="Negative prompt" note="optional" value={negative} onValue={setNegative} />
      <TextField
        label="Label of the new version"
        note={holder ? `moves from version ${holder.number}` : 'optional'}
        value={label}
        onValue={setLabel}
        maxLength={80}
        placeholder="live"
        className="max-w-xs"
      />
      <FormProblem text={problem} />
      <div className="flex gap-2">
        <Button look="primary" type="submit" disabled={busy || !changed || text.trim() === ''}>
          Save as new version
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
