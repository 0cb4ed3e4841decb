export { clipTokenizerDefinition } from '../../src/embedding/clip/clip-vocabulary.ts';
