import { readFileSync } from "node:fs";

/** Two users, nothing wrong with them: the smallest compliant organisation. */
export const SOUND: string = readFileSync("examples/smallest.roles.yaml", "utf8");

/** One error: the role of test manager has no holder. */
export const ERROR: string = SOUND.replace(", test_manager", "");

/** One warning and nothing else: a name that differs from preregistration in its capitals. */
export const WARNING: string = SOUND.replace("name: Joan Whitaker", "name: Joan WHITAKER");

/** Not YAML. */
export const BROKEN = "users: [\n  - name: Priya Shah\n";

/** PDP's register with what `SOUND` declares. */
export const REGISTER = `organisations:
  - reference: fennel-lane
    phase: registration
    contacts:
      - {role: primary_business_contact, name: Joan Whitaker, email: joan.whitaker@fennel-lane.example, phone: "0113 496 0210"}
      - {role: primary_technical_contact, name: Idris Khan, email: idris.khan@fennel-lane.example, phone: "0113 496 0211"}
`;

/** `SOUND` as JSON. */
export const SOUND_JSON: string = JSON.stringify({
  organisation: {
    name: "Fennel Lane Pension Scheme",
    reference: "fennel-lane",
    type: "pension_scheme",
    connection: "direct",
    phase: "registration",
  },
  users: [
    {
      name: "Joan Whitaker",
      email: "joan.whitaker@fennel-lane.example",
      phone: "0113 496 0210",
      roles: ["primary_business_contact", "service_manager", "security_lead"],
    },
    {
      name: "Idris Khan",
      email: "idris.khan@fennel-lane.example",
      phone: "0113 496 0211",
      roles: ["primary_technical_contact", "test_manager"],
    },
  ],
  preregistration: {
    contacts: [
      {
        role: "primary_business_contact",
        name: "Joan Whitaker",
        email: "joan.whitaker@fennel-lane.example",
        phone: "0113 496 0210",
      },
      {
        role: "primary_technical_contact",
        name: "Idris Khan",
        email: "idris.khan@fennel-lane.example",
        phone: "0113 496 0211",
      },
    ],
  },
});
