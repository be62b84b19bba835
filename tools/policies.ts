// `npm run policies`: holds the policies to everything that OPA can say about them. Where Go is absent this is left out,
// and says so; CI does not put up with that.
import { findOpa, NO_GO } from "./opa.ts";
import { policyChecks } from "./policy-checks.ts";

const opa = findOpa();
if (opa) process.exitCode = policyChecks.map(({ name, run }) => report(name, () => run(opa))).every(Boolean) ? 0 : 1;
else {
  console.log(`left out: ${NO_GO}`);
  process.exitCode = process.env.CI === "true" ? 1 : 0;
}

function report(name: string, check: () => string): boolean {
  try {
    console.log(`ok    ${name}: ${check()}`);
    return true;
  } catch (error) {
    console.log(`wrong ${name}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}
