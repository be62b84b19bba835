// Written by `npm run generate` from the Public Suffix List (publicsuffix.org, MPL-2.0), by way of psl.
export declare const publicSuffixes: () => string;
