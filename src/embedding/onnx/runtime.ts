import { PromptloomError } from '../../errors.ts';

export type Runtime = typeof import('onnxruntime-node');

/**
 * Loads ONNX Runtime when a model first needs it. It is an optional dependency: its install script may fetch GPU
 * libraries from outside the npm registry, and where that fails npm leaves the package out.
 * @throws PromptloomError `unsupported` where it is not installed
 */
export async function loadRuntime(load: () => Promise<Runtime> = importRuntime): Promise<Runtime> {
  try {
    return await load();
  } catch (error) {
    throw new PromptloomError(
      'unsupported',
      'Models other than lite need the package onnxruntime-node, which is not installed.',
      {
        hint: 'Run ONNXRUNTIME_NODE_INSTALL=skip npm install (only its CPU libraries are needed), or use the embedder "lite".',
        cause: error,
      },
    );
  }
}

const importRuntime = (): Promise<Runtime> => import('onnxruntime-node');
