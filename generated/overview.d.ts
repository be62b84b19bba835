// Written by `npm run generate` from src/audit/overview/client/.
export declare const OVERVIEW_SCRIPT: string;
export declare const OVERVIEW_SCRIPT_HASH: string;
