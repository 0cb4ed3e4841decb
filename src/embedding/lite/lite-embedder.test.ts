import { describeEmbedder } from '../embedder.contract.ts';
import { LiteEmbedder } from './lite-embedder.ts';

describeEmbedder('lite', () => LiteEmbedder.open());
