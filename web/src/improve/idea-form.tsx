import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { fieldClass, Labelled, numberFrom, TextField } from '../ui/field.tsx';
import { ImproveIcon } from '../ui/icons.tsx';
import { NO_WISHES, Wishes, type WishFields } from './wishes.tsx';

const TARGETS = ['sd15', 'sdxl', 'sd35', 'flux', 'midjourney', 'dalle', 'pony', 'illustrious'];
const MOST = 20;

/** What the form asks for besides the idea. */
export interface Ask {
  variants: number;
  target: string;
  guidance: string;
  wishes: WishFields;
}

interface IdeaFormProps {
  idea: string;
  onIdea: (idea: string) => void;
  running: boolean;
  ready: boolean;
  onWrite: (ask: Ask) => void;
  onStop: () => void;
}

export function IdeaForm({ idea, onIdea, running, ready, onWrite, onStop }: IdeaFormProps) {
  const [guidance, setGuidance] = useState('');
  const [target, setTarget] = useState('');
  const [variants, setVariants] = useState('4');
  const [wishes, setWishes] = useState(NO_WISHES);

  function submit(event?: React.SyntheticEvent) {
    event?.preventDefault();
    if (!ready || running) return;
    const wanted = Math.min(MOST, Math.max(1, Math.round(numberFrom(variants) ?? 4)));
    onWrite({ variants: wanted, target: target.trim(), guidance: guidance.trim(), wishes });
  }

  return (
    <form onSubmit={submit} className="pt-6 pb-6 sm:pt-8">
      <label htmlFor="idea" className="mb-1 block text-muted text-sm">
        Your idea, as rough as it is
      </label>
      <textarea
        id="idea"
        data-testid="idea"
        value={idea}
        rows={1}
        maxLength={4000}
        placeholder="a cat sleeping on the sofa"
        onChange={(event) => onIdea(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey || !event.shiftKey)) submit(event);
        }}
        className="field-sizing-content block max-h-60 w-full resize-none border-line border-b-2 bg-transparent py-2 font-serif text-[1.45rem] leading-snug outline-none transition-colors focus:border-accent"
      />
      <div className="mt-5 grid grid-cols-2 items-end gap-3 md:grid-cols-[minmax(0,1fr)_10rem_6rem_auto]">
        <TextField
          label="Guidance"
          note="optional"
          placeholder="warmer light, no people"
          value={guidance}
          maxLength={4000}
          onValue={setGuidance}
          className="col-span-2 md:col-span-1"
        />
        <Labelled label="For" note="optional">
          {(id) => (
            <>
              <input
                id={id}
                list={`${id}-targets`}
                placeholder="any model"
                value={target}
                maxLength={100}
                autoComplete="off"
                onChange={(event) => setTarget(event.target.value)}
                className={fieldClass}
              />
              <datalist id={`${id}-targets`}>
                {TARGETS.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Labelled>
        <TextField label="Variants" type="number" min={1} max={MOST} value={variants} onValue={setVariants} />
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
      <Wishes fields={wishes} onFields={setWishes} />
    </form>
  );
}
