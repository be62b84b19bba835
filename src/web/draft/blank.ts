import type { Draft } from "./draft.ts";

/** Where somebody begins who has no declaration yet: an organisation without answers, and nobody in it. */
export function blank(reference: string = ""): Draft {
  const text = `# Who holds which role in the pensions dashboards connection portal.
# Check it with the page that wrote it, or with: rolecall check
organisation:
  name: ""
  reference: ${JSON.stringify(reference)}

users: []
`;
  return { name: nameFor(reference), text };
}

/** What a declaration’s file is called, so that `rolecall check` finds it. */
export function nameFor(reference: string): string {
  return `${/^[a-z0-9-]+$/.test(reference) ? reference : "organisation"}.roles.yaml`;
}
