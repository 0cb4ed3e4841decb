import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { FillIn } from '../../ui/fields/fill-in.tsx';
import { TargetField } from '../../ui/fields/target-field.tsx';
import { ImproveIcon } from '../../ui/icons.tsx';
import { type AskFields, looksLikeTemplate } from './ask.ts';
import { Wishes } from './wishes.tsx';

const TASKS: [AskFields['task'], string][] = [
  ['improve', 'Improve an idea'],
  ['vary', 'Vary a prompt'],
  ['blend', 'Blend prompts'],
];
const LABEL = {
  improve: 'Your idea, however rough',
  vary: 'The prompt to vary',
  blend: 'What the blend should be about',
};
const EXPAND: [AskFields['expand'], string][] = [
  ['', 'Do not expand'],
  ['before', 'Expand, then write'],
  ['after', 'Write, then expand each variant'],
];

interface IdeaFormProps {
  idea: string;
  onIdea: (idea: string) => void;
  fields: AskFields;
  onFields: (fields: AskFields) => void;
  running: boolean;
  /** What is missing before variants can be written. */
  wanting: string | undefined;
  onWrite: () => void;
  onStop: () => void;
}

/** The idea and the options of an improvement. */
export function IdeaForm(props: IdeaFormProps) {
  const { idea, onIdea, fields, onFields, running, wanting, onWrite, onStop } = props;
  const set = (name: 'guidance' | 'target' | 'variants' | 'seed') => (value: string) =>
    onFields({ ...fields, [name]: value });
  const ready = wanting === undefined && idea.trim() !== '';

  function submit(event?: React.SyntheticEvent) {
    event?.preventDefault();
    if (ready && !running) onWrite();
  }

  return (
    <form onSubmit={submit} className="pt-4 pb-6">
      <Choice
        legend="Task"
        options={TASKS}
        value={fields.task}
        onChoose={(task) => onFields({ ...fields, task })}
      />
      <label htmlFor="idea" className="mt-3 mb-1 block text-muted text-sm">
        {LABEL[fields.task]}
      </label>
      <textarea
        id="idea"
        dir="auto"
        data-testid="idea"
        value={idea}
        rows={1}
        maxLength={4000}
        placeholder={fields.task === 'blend' ? 'a quiet evening' : 'a cat sleeping on the sofa'}
        onChange={(event) => onIdea(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey || !event.shiftKey)) submit(event);
        }}
        className="field-sizing-content block max-h-60 w-full resize-none border-line border-b-2 bg-transparent py-2 font-serif text-[1.45rem] leading-snug outline-none transition-colors focus:border-accent"
      />
      <div className="mt-3 empty:hidden">
        <FillIn
          text={idea}
          variables={fields.variables}
          onVariables={(variables) => onFields({ ...fields, variables })}
        />
      </div>
      {wanting ? (
        <p data-testid="wanting" className="mt-2 text-sm">
          {wanting}
        </p>
      ) : null}
      {fields.expand !== '' || looksLikeTemplate(idea) ? (
        <div data-testid="template" className="mt-4 flex flex-wrap items-end gap-x-6 gap-y-3">
          <Choice
            legend="Template"
            options={EXPAND}
            value={fields.expand}
            onChoose={(expand) => onFields({ ...fields, expand })}
          />
          {fields.expand === '' ? null : (
            <TextField
              label="Expansion seed"
              inputMode="numeric"
              placeholder="0"
              value={fields.seed}
              onValue={set('seed')}
              className="w-40"
            />
          )}
        </div>
      ) : null}
      <div className="mt-5 grid grid-cols-2 items-end gap-3 md:grid-cols-[minmax(0,1fr)_10rem_6rem_auto]">
        <TextField
          label="Guidance"
          note="optional"
          placeholder="warmer light, no people"
          value={fields.guidance}
          maxLength={4000}
          onValue={set('guidance')}
          className="col-span-2 md:col-span-1"
        />
        <TargetField value={fields.target} onValue={set('target')} />
        <TextField
          label="Variants"
          type="number"
          min={1}
          max={20}
          value={fields.variants}
          onValue={set('variants')}
        />
        {running ? (
          <Button onClick={onStop} className="col-span-2 h-[2.4rem]! md:col-span-1">
            Stop
          </Button>
        ) : (
          <Button
            look="primary"
            type="submit"
            data-testid="write"
            disabled={!ready}
            className="col-span-2 h-[2.4rem]! md:col-span-1"
          >
            <ImproveIcon />
            Write variants
          </Button>
        )}
      </div>
      <Wishes fields={fields} onFields={onFields} />
    </form>
  );
}
