// Written by `npm run generate` from schemas/.
export declare const ORGANISATION_TYPES: readonly string[];
export declare const CONNECTIONS: readonly string[];
export declare const PHASES: readonly string[];
export declare const STATUSES: readonly string[];
export declare const KEYS: readonly string[];
