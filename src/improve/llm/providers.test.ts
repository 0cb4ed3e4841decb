import { TEST_ACCOUNT } from '../../../test/doubles/aws-check.ts';
import { anthropicMessages } from '../../../test/doubles/wire/anthropic-messages.ts';
import { bedrockConverse } from '../../../test/doubles/wire/bedrock-converse.ts';
import { anthropicByTool } from '../../../test/doubles/wire/by-tool.ts';
import { openAiChat } from '../../../test/doubles/wire/openai-chat.ts';
import { openAiResponses } from '../../../test/doubles/wire/openai-responses.ts';
import { describeProvider } from '../llm.contract.ts';

const KEY = 'sk-test-0123456789abcdef';

describeProvider('openai', {
  wire: () => openAiResponses(KEY),
  setting: () => 'openai:gpt-5-mini',
  env: (origin) => ({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${origin}/v1` }),
  wrongKey: (origin) => ({ OPENAI_BASE_URL: `${origin}/v1` }),
  secret: KEY,
});

describeProvider('anthropic', {
  wire: () => anthropicMessages(KEY),
  setting: () => 'anthropic:claude-haiku-4-5',
  env: (origin) => ({ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: origin }),
  wrongKey: (origin) => ({ ANTHROPIC_BASE_URL: origin }),
  secret: KEY,
});

describeProvider('anthropic with an older model, by a tool', {
  wire: () => anthropicByTool(KEY),
  setting: () => 'anthropic:claude-3-5-haiku-latest',
  env: (origin) => ({ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: origin }),
  wrongKey: undefined,
  secret: KEY,
});

describeProvider('bedrock with signed requests', {
  wire: bedrockConverse,
  setting: () => 'bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0',
  env: (origin) => ({
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: origin,
    AWS_REGION: TEST_ACCOUNT.region,
    AWS_ACCESS_KEY_ID: TEST_ACCOUNT.accessKeyId,
    AWS_SECRET_ACCESS_KEY: TEST_ACCOUNT.secretAccessKey,
  }),
  wrongKey: (origin) => ({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: origin, AWS_REGION: TEST_ACCOUNT.region }),
  secret: TEST_ACCOUNT.secretAccessKey,
});

describeProvider('bedrock with a bearer key and another model, in words', {
  wire: bedrockConverse,
  setting: () => 'bedrock:amazon.nova-lite-v1:0',
  hasForm: false,
  env: (origin) => ({
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: origin,
    AWS_REGION: TEST_ACCOUNT.region,
    AWS_BEARER_TOKEN_BEDROCK: TEST_ACCOUNT.bearer,
  }),
  wrongKey: (origin) => ({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: origin, AWS_REGION: TEST_ACCOUNT.region }),
  secret: TEST_ACCOUNT.bearer,
});

describeProvider('ollama', {
  wire: () => openAiChat(undefined),
  setting: () => 'ollama:llama3.2:3b',
  env: (origin) => ({ OLLAMA_HOST: origin.replace('http://', '') }),
  wrongKey: undefined,
  secret: KEY,
});

describeProvider('openai-compatible', {
  wire: () => openAiChat(KEY),
  setting: (origin) => `openai-compatible:${origin}/v1#local-model`,
  env: () => ({}),
  apiKey: KEY,
  wrongKey: undefined,
  secret: KEY,
});
