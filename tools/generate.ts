import { generateVocabulary } from "./generate/vocabulary.ts";

await generateVocabulary();
