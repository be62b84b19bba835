import { Ajv } from "ajv";

/** RFC 3986: a scheme, or a reference without one whose first step has no colon; percent signs only in escapes. */
const CHARACTER = "(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})";
const REFERENCE = new RegExp(
  `^(?:[A-Za-z][A-Za-z0-9+.-]*:(?:${CHARACTER}|[:/?])*|${CHARACTER}*(?:[/?](?:${CHARACTER}|[:/?])*)?)(?:#(?:${CHARACTER}|[:/?])*)?$`,
);

export function isReference(text: string): boolean {
  return REFERENCE.test(text);
}

/** What keeps a text from being SARIF by the official schema: nothing, it is hoped. */
export function sarifErrors(schema: string): (sarif: string) => readonly string[] {
  // The schema has a pattern that only the older kind of regular expression takes.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat("uri", (text: string) => URL.canParse(text) && isReference(text));
  ajv.addFormat("uri-reference", isReference);
  ajv.addFormat("date-time", (text: string) => !Number.isNaN(Date.parse(text)));
  const validate = ajv.compile(JSON.parse(schema));
  return (sarif) =>
    validate(JSON.parse(sarif))
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
