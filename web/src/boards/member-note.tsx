import { fieldClass } from '../ui/field.tsx';
import { changeMembers } from './board-api.ts';

interface MemberNoteProps {
  boardName: string;
  memberId: string;
  note: string;
  /** Whether it is being edited. */
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The note of a candidate, to read or to edit. */
export function MemberNote({ boardName, memberId, note, open, onOpen }: MemberNoteProps) {
  if (!open) {
    return note ? (
      <p
        dir="auto"
        data-testid="member-note"
        className="whitespace-pre-wrap break-words border-accent border-l-2 pl-2 text-sm"
      >
        {note}
      </p>
    ) : null;
  }
  function save(text: string) {
    if (text.trim() !== note) void changeMembers(boardName, { add: [{ id: memberId, note: text.trim() }] });
  }
  return (
    <textarea
      dir="auto"
      // biome-ignore lint/a11y/noAutofocus: it is there because somebody asked to write
      autoFocus
      rows={2}
      defaultValue={note}
      maxLength={20_000}
      aria-label="Note"
      placeholder="Why is it here? Press Enter to save."
      onBlur={(event) => {
        save(event.target.value);
        onOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = note;
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault();
          event.currentTarget.blur();
        }
      }}
      className={fieldClass}
    />
  );
}
