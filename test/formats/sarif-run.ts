/** What the tests read of SARIF. */
export interface Place {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
  readonly region: Readonly<Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>>;
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: Place }];
  readonly relatedLocations?: readonly { readonly id: number; readonly physicalLocation: Place }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
  readonly baselineState?: string;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly { deletedRegion: Place["region"]; insertedContent?: { readonly text: string } }[];
    }[];
  }[];
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: { readonly tags: readonly string[]; readonly precision: string; "problem.severity": string };
}

interface Notification {
  readonly level: string;
  readonly message: { readonly text: string };
}

export interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[]; readonly semanticVersion: string } };
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly Notification[];
      readonly toolConfigurationNotifications: readonly Notification[];
      readonly ruleConfigurationOverrides: readonly object[];
    },
  ];
  readonly results: readonly Result[];
}

/** The only run of a report in SARIF. */
export function runOf(text: string): Run {
  return JSON.parse(text).runs[0];
}
