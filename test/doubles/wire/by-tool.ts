import { anthropicMessages } from './anthropic-messages.ts';
import { serverSent, type Wire, type WireAnswer } from './wire.ts';

/** Whether an answer goes into the tool, where one is offered; a model that says something else says it as text. */
const isInput = ({ text, end, hasForm }: WireAnswer) => hasForm && end === 'complete' && text.startsWith('{');

/** The Messages API with a model that answers through the tool that it is made to use. */
export function anthropicByTool(key: string): Wire {
  const plain = anthropicMessages(key);
  return {
    ...plain,
    whole: (answer) => {
      const input = isInput(answer) && parsed(answer.text);
      if (!input) return plain.whole(answer);
      const content = [{ type: 'tool_use', id: 'toolu_1', name: 'json', input }];
      return { ...plain.whole(answer), content, stop_reason: 'tool_use' };
    },
    start: (answer) => {
      if (!isInput(answer)) return plain.start(answer);
      const block = { type: 'tool_use', id: 'toolu_1', name: 'json', input: {} };
      const [begin] = plain.start(answer);
      const data = { type: 'content_block_start', index: 0, content_block: block };
      return [begin!, serverSent(data, data.type)];
    },
    piece: (text, answer) => {
      if (!isInput(answer)) return plain.piece(text, answer);
      const delta = { type: 'input_json_delta', partial_json: text };
      return serverSent({ type: 'content_block_delta', index: 0, delta }, 'content_block_delta');
    },
  };
}

function parsed(text: string): object | undefined {
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
