import { expect, it } from 'vitest';
import { loadRuntime } from './runtime.ts';

it('says what to do where ONNX Runtime was left out at installation', async () => {
  const missing = () => Promise.reject(new Error("Cannot find package 'onnxruntime-node'"));
  await expect(loadRuntime(missing)).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('onnxruntime-node'),
    hint: expect.stringContaining('ONNXRUNTIME_NODE_INSTALL=skip npm install'),
  });
});
