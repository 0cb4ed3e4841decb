import { PROMPT_FORMS, type PromptForm } from '../../../../src/records/prompt-form.ts';
import { fieldClass, Labelled } from '../field.tsx';

/** The form that a prompt is written in, where it is not the image model's own. */
export function FormField({
  value,
  onValue,
}: {
  value: PromptForm | undefined;
  onValue: (form: PromptForm | undefined) => void;
}) {
  return (
    <Labelled label="Form">
      {(id) => (
        <select
          id={id}
          value={value ?? ''}
          onChange={(event) => onValue(PROMPT_FORMS.find((form) => form === event.target.value))}
          className={fieldClass}
        >
          <option value="">of the model</option>
          {PROMPT_FORMS.map((form) => (
            <option key={form} value={form}>
              {form === 'json' ? 'JSON' : form}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
