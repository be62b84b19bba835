import { maskAddresses } from "../core/mask.ts";
import type { DocumentReport } from "../core/model.ts";
import type { FormatOptions } from "./options.ts";

type Organisation = DocumentReport["organisation"];
type Options = Pick<FormatOptions, "showPersonal">;

/** What an organisation is called is for everybody to see; an email address that somebody wrote there is not. */
export function organisationFor(organisation: Organisation, { showPersonal }: Options): Organisation {
  const { name, reference } = organisation;
  if (showPersonal || !`${name}${reference}`.includes("@")) return organisation;
  return {
    ...(name !== undefined && { name: maskAddresses(name) }),
    ...(reference !== undefined && { reference: maskAddresses(reference) }),
  };
}
