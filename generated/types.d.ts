// Written by `npm run generate` from schemas/. Do not edit.
/**
 * The users of one organisation in the pensions dashboards connection portal, and the roles they hold.
 */
export interface Declaration {
  /**
   * The organisation that connects to the pensions dashboards ecosystem.
   */
  organisation: {
    /**
     * What the organisation is called.
     */
    name: string;
    /**
     * The organisation’s reference, which ties the declaration to PDP’s register. Lower-case letters and digits, words joined by hyphens.
     */
    reference: string;
    /**
     * What kind of organisation it is.
     */
    type: "pension_provider" | "pension_scheme" | "integrated_service_provider" | "third_party_administrator";
    /**
     * How the organisation connects to the ecosystem. The roles apply only to those that connect directly.
     */
    connection: "direct" | "third_party";
    /**
     * How far the organisation has come. If this is left out, it counts as registering. With PDP’s register, the register’s phase counts.
     */
    phase?: "preregistration" | "registration" | "technical_connection" | "live";
    /**
     * The domains of the organisation’s own email addresses; their subdomains are included. Where none are declared, nobody can tell whether an address is organisational.
     *
     * @maxItems 100
     *
     * Items: A domain, without the @.
     */
    email_domains?: string[];
  };
  /**
   * Everybody who has an account in the connection portal, or is to have one.
   *
   * @maxItems 10000
   *
   * Items: One person with an account in the connection portal, or who is to have one.
   */
  users: {
    /**
     * The person’s name. For primary business and technical contacts, exactly as it was given at preregistration.
     */
    name: string;
    /**
     * The person’s organisational email address. For primary business and technical contacts, exactly as it was given at preregistration.
     */
    email: string;
    /**
     * A direct number, mobile or landline, that the person has direct access to. It is used to verify identity only. For primary business and technical contacts, exactly as it was given at preregistration.
     */
    phone: string;
    /**
     * The role or roles to assign to this person: at least one. Of primary business contact, primary technical contact and scheme admin a person holds at most one; test manager, service manager and security lead go with any of them.
     *
     * @minItems 1
     * @maxItems 20
     *
     * Items: A role in the connection portal.
     */
    roles: (
      | "primary_business_contact"
      | "primary_technical_contact"
      | "service_manager"
      | "security_lead"
      | "test_manager"
      | "scheme_admin"
    )[];
    /**
     * How far the account has come in the connection portal. Absent means planned: nothing has been requested yet.
     */
    status?: "requested" | "rejected" | "invited" | "active" | "suspended" | "deactivated";
    /**
     * When the account was requested. A date and time with its offset from UTC (RFC 3339).
     */
    requested_at?: string;
    /**
     * When the invitation was emailed. It stands for 24 hours. A date and time with its offset from UTC (RFC 3339).
     */
    invited_at?: string;
    /**
     * Why the account was deactivated.
     */
    deactivation_reason?: string;
  }[];
  /**
   * What the organisation gave PDP at preregistration, to compare its primary contacts with. It is ignored where PDP’s register is at hand.
   */
  preregistration?: {
    /**
     * The primary business and technical contacts as they were given at preregistration.
     *
     * @maxItems 100
     *
     * Items: One primary contact as it was given at preregistration.
     */
    contacts: {
      /**
       * A role whose holder’s details are given to PDP at preregistration.
       */
      role: "primary_business_contact" | "primary_technical_contact";
      /**
       * The name as it was given at preregistration.
       */
      name: string;
      /**
       * The email address as it was given at preregistration.
       */
      email: string;
      /**
       * The phone number as it was given at preregistration.
       */
      phone: string;
    }[];
  };
}

/**
 * PDP’s record of organisations: what they gave at preregistration, how far they have come and what was approved for them.
 */
export interface Register {
  /**
   * One entry an organisation. No reference is there twice.
   *
   * @maxItems 100000
   *
   * Items: PDP’s record of one organisation.
   */
  organisations: {
    /**
     * The organisation’s reference, by which its declaration is found. Lower-case letters and digits, words joined by hyphens.
     */
    reference: string;
    /**
     * How far the organisation has come, by PDP’s account. If this is left out, it counts as registering.
     */
    phase?: "preregistration" | "registration" | "technical_connection" | "live";
    /**
     * The primary business and technical contacts that were given at preregistration. None, or an empty list, means that none were given.
     *
     * @maxItems 100
     *
     * Items: One primary contact as it was given at preregistration.
     */
    contacts?: {
      /**
       * A role whose holder’s details are given to PDP at preregistration.
       */
      role: "primary_business_contact" | "primary_technical_contact";
      /**
       * The name as it was given at preregistration.
       */
      name: string;
      /**
       * The email address as it was given at preregistration.
       */
      email: string;
      /**
       * The phone number as it was given at preregistration.
       */
      phone: string;
    }[];
    /**
     * What PDP has approved beyond the usual.
     */
    approvals?: {
      /**
       * PDP’s approval for more scheme admins than the default limit.
       */
      scheme_admin_limit?: {
        /**
         * How many scheme admins are allowed in all. A number below the default limit changes nothing.
         */
        limit: number;
        /**
         * PDP’s reference of the approval.
         */
        reference: string;
        /**
         * The day from which the approval is in force.
         */
        approved_on: string;
      };
    };
  }[];
}

/**
 * What ‘rolecall check’ does in the folder of this file, rolecall.yaml, and below. Paths in it are relative to it. What is said on the command line comes first.
 */
export interface ConfigurationFile {
  /**
   * PDP’s register, to compare with instead of the declarations’ own preregistration details; as --register.
   */
  register?: string;
  /**
   * What to check where no path is named: files, folders, or patterns such as organisations/*.yaml. Without it that is every *.roles.yaml, .yml and .json below the current folder.
   *
   * @maxItems 1000
   *
   * Items: A file, a folder or a pattern.
   */
  patterns?: string[];
  /**
   * The weakest finding that makes the exit code 1; as --fail-on.
   */
  fail_on?: "error" | "warning" | "info";
  /**
   * How loudly a rule is told, by its id. A rule that the guidance makes compulsory stays an error. The verdict goes by the rules’ own severities.
   */
  severity?: {
    /**
     * How loudly this rule is told.
     */
    [k: string]: "error" | "warning" | "info";
  };
  /**
   * Rules that are switched off, by their ids, each with the reason. Every report lists them, and says loudly where one is compulsory.
   */
  off?: {
    /**
     * Why this rule is switched off. Every report shows it: name nobody here.
     */
    [k: string]: string;
  };
  /**
   * How to print the report, and where. --format takes the place of them all.
   *
   * @maxItems 100
   *
   * Items: One format, and the file that it goes into.
   */
  formats?: {
    /**
     * How to print the report.
     */
    format: "text" | "json" | "ndjson" | "sarif" | "junit" | "github" | "gitlab" | "tap" | "markdown" | "csv" | "html";
    /**
     * The file to write. Without it the report goes to standard output.
     */
    output?: string;
  }[];
  /**
   * Findings that somebody accepts until a day. --exceptions takes the place of these and of ‘exceptions_file’.
   *
   * @maxItems 10000
   *
   * Items: One finding, or some findings of one rule in one organisation, that somebody accepts until a day. They are still shown, and do not count.
   */
  exceptions?: {
    /**
     * The rule’s id, as ‘rolecall rules’ lists it and as it stands behind each finding.
     */
    rule: string;
    /**
     * The organisation’s reference, as its declaration has it.
     */
    organisation: string;
    /**
     * Where in the declaration: a JSON Pointer (RFC 6901) such as /users/2/email, as ‘rolecall check --format json’ prints it. It takes in everything below it. Without it the exception is for every finding of the rule.
     */
    path?: string;
    /**
     * Why it is accepted. Every report shows it: name nobody here.
     */
    reason: string;
    /**
     * Who accepted it. A name or an email address is masked wherever other people’s are.
     */
    approved_by: string;
    /**
     * The last day on which it holds, to its end in UTC. After that the findings count again, and the exception itself is an error.
     */
    expires: string;
  }[];
  /**
   * A file with further exceptions, so that somebody else can own it.
   */
  exceptions_file?: string;
}

/**
 * Findings that somebody accepts until a day, for ‘exceptions_file’ in rolecall.yaml or for --exceptions.
 */
export interface ExceptionsFile {
  /**
   * One entry an exception.
   *
   * @maxItems 10000
   *
   * Items: One finding, or some findings of one rule in one organisation, that somebody accepts until a day. They are still shown, and do not count.
   */
  exceptions?: {
    /**
     * The rule’s id, as ‘rolecall rules’ lists it and as it stands behind each finding.
     */
    rule: string;
    /**
     * The organisation’s reference, as its declaration has it.
     */
    organisation: string;
    /**
     * Where in the declaration: a JSON Pointer (RFC 6901) such as /users/2/email, as ‘rolecall check --format json’ prints it. It takes in everything below it. Without it the exception is for every finding of the rule.
     */
    path?: string;
    /**
     * Why it is accepted. Every report shows it: name nobody here.
     */
    reason: string;
    /**
     * Who accepted it. A name or an email address is masked wherever other people’s are.
     */
    approved_by: string;
    /**
     * The last day on which it holds, to its end in UTC. After that the findings count again, and the exception itself is an error.
     */
    expires: string;
  }[];
}

/**
 * What the policies see of one declaration, as `rolecall check --print-input` prints it. Ill-typed values are left out; indexes are those of the declaration, so that a path in here is a path in the file.
 */
export interface Input {
  /**
   * The organisation as it describes itself.
   */
  organisation: {
    /**
     * Its name.
     */
    name?: string;
    /**
     * Its reference in PDP's register.
     */
    reference?: string;
    /**
     * What kind of organisation it is.
     */
    type?: string;
    /**
     * direct, or third_party.
     */
    connection?: string;
    /**
     * How far it has come, by its own account.
     */
    phase?: string;
    /**
     * The domains of its email addresses.
     */
    email_domains?: string[];
  };
  /**
   * One entry per item of the declaration's list, in its order; an item that is not a mapping is an entry without fields. Absent where the declaration has no list of users.
   */
  users?: {
    /**
     * The name as declared.
     */
    name?: string;
    /**
     * The email address as declared.
     */
    email?: string;
    /**
     * The phone number as declared; an unquoted number as it was typed.
     */
    phone?: string;
    /**
     * Role ids at the indexes of the declaration's list; an entry that names no role is the empty string.
     */
    roles?: string[];
    /**
     * A known account status; absent where none, or an unknown one, is declared.
     */
    status?: string;
    /**
     * When the account was requested, epoch milliseconds.
     */
    requested_at?: number;
    /**
     * When the invitation was sent, epoch milliseconds.
     */
    invited_at?: number;
    /**
     * Why the account was deactivated.
     */
    deactivation_reason?: string;
    /**
     * Of those details that are there and say something: not of an empty one, a secret, or a phone without quotes.
     */
    facts?: {
      name?: {
        /**
         * With every difference of form evened out.
         */
        form: string;
        /**
         * Characters that nobody can see, as U+202E, each once; absent where there are none.
         */
        unsafe?: string[];
        /**
         * Words whose letters come from more than one script; absent where there are none.
         */
        mixed?: string[];
      };
      email?: {
        /**
         * Case-folded, its domain as A-labels; absent where it has no +tag and is the mailbox.
         */
        address?: string;
        /**
         * The same without a +tag.
         */
        mailbox: string;
        /**
         * The part before the at sign, folded, without a +tag.
         */
        local: string;
        /**
         * What stands behind the at sign: the domain, or whatever else the declaration's schema lets stand there, such as an IP literal.
         */
        place?: string;
      };
      phone?: {
        /**
         * geographic, mobile, personal, pager, freephone, special_rate, premium_rate, non_geographic, corporate, internet, foreign or invalid.
         */
        kind: string;
        /**
         * E.164, with ;ext= where it names an extension; absent where there is none.
         */
        number?: string;
        /**
         * There where it names an extension.
         */
        extension?: true;
        /**
         * There where it is from one of Ofcom's ranges for drama.
         */
        placeholder?: true;
        /**
         * How it should be written, where it holds a (0) or what nobody can see.
         */
        rewritten?: string;
      };
    };
    forms?: Forms;
  }[];
  /**
   * The contacts given at preregistration and where they come from.
   */
  preregistration: {
    /**
     * register: PDP's register. declaration: the declaration's own section. none: nothing to compare with.
     */
    source: string;
    /**
     * Where the list of contacts is in its document.
     */
    path: (string | number)[];
    /**
     * The contacts at the indexes of that list.
     */
    contacts: {
      /**
       * A role id.
       */
      role?: string;
      name?: string;
      email?: string;
      phone?: string;
      forms: Forms;
    }[];
  };
  /**
   * PDP's record of the organisation, where a register was given and holds it.
   */
  register?: {
    /**
     * Where the entry is in the register.
     */
    path: (string | number)[];
    /**
     * How far the organisation has come, by PDP's account.
     */
    phase?: string;
    /**
     * An approval for more scheme admins.
     */
    scheme_admin_limit?: {
      /**
       * The total that is allowed.
       */
      limit: number;
      /**
       * PDP's reference of the approval.
       */
      reference?: string;
      /**
       * The first moment (UTC) of the day it was approved, epoch milliseconds.
       */
      approved_on?: number;
    };
  };
  /**
   * What Rego cannot compute.
   */
  facts: {
    /**
     * The organisation's own email domains as A-labels; what is none, or a public suffix, is left out.
     */
    email_domains: string[];
    /**
     * The domains at which users have their addresses, and who is at each.
     */
    user_domains: {
      /**
       * The domain and every domain above it.
       */
      names: string[];
      /**
       * Their indexes.
       */
      users: number[];
    }[];
    /**
     * By field, the texts that differ from another one in form only, each with every difference of form evened out but one, by the name of that one; what is not there is as the form has it. Two of these texts differ in the aspects in which these differ.
     */
    but_for: {
      name?: ButFor;
      email?: ButFor;
      phone?: ButFor;
    };
    /**
     * Every value that looks like a secret. The values themselves are redacted.
     */
    secrets: {
      path: (string | number)[];
      /**
       * password, passcode, authenticator_seed or registration_code.
       */
      kind: string;
    }[];
  };
  /**
   * When the check is made, epoch milliseconds. Absent where no clock was given.
   */
  now?: number;
}
/**
 * Of users with a role that preregistration records, and of contacts: the fields with every difference of form evened out. A field that is in that form already is not there.
 */
export interface Forms {
  name?: string;
  email?: string;
  phone?: string;
}
export interface ButFor {
  [k: string]: {
    case?: string;
    spacing?: string;
    apostrophe?: string;
    hyphen?: string;
    unicode_form?: string;
    phone_punctuation?: string;
    country_code?: string;
  };
}

/**
 * Where the preregistration details came from: PDP’s register, the declaration’s own section, or none, in which case nothing was compared.
 */
export type Source = "register" | "declaration" | "none";
/**
 * Independent of any option. compliant: no finding of severity error. non_compliant: at least one. not_applicable: the roles do not apply to this organisation. not_judged: the policies could not run.
 */
export type Verdict = "compliant" | "non_compliant" | "not_applicable" | "not_judged";
/**
 * A rule’s id: its category and its name.
 */
export type Rule = string;
/**
 * How bad it is: an error will be rejected or keeps the guidance from being met, a warning deserves a look, info is advice.
 */
export type Severity = "error" | "warning" | "info";
/**
 * A place in the document’s data: a JSON Pointer (RFC 6901). The empty text is the whole document.
 */
export type Path = string;
/**
 * Whether it is new against the baseline, or was known. Absent without a baseline.
 */
export type Baseline = "new" | "known";

/**
 * What `rolecall check --format json` prints. Version 1 is frozen: keys may be added in a later version, never taken away or given another meaning.
 */
export interface ReportJson {
  /**
   * The version of this format.
   */
  version: 1;
  /**
   * When the check was made, ISO 8601 in UTC; null where no clock was given.
   */
  now: string | null;
  /**
   * The policies that judged.
   */
  ruleset: {
    /**
     * Hex SHA-256 over policies, data and words.
     */
    digest: string;
    /**
     * The revision that the policies give themselves.
     */
    revision: string;
  };
  /**
   * What the run compared the declarations with. Each file says what it was compared with itself.
   */
  preregistration: {
    source: Source;
    /**
     * The register’s file.
     */
    file?: string;
  };
  /**
   * One entry a document.
   */
  files: File[];
  /**
   * Files of configuration and exceptions that have findings of their own.
   *
   * Items: One file of settings.
   */
  settings: {
    /**
     * The file, as it was named.
     */
    file: string;
    /**
     * In the order of the text.
     */
    findings: Finding[];
  }[];
  /**
   * Every rule that a configuration has switched off. What they would have found is not in the report; the verdicts are independent of them.
   *
   * Items: One rule, and why it was switched off.
   */
  switched_off: {
    rule: Rule;
    /**
     * What the configuration gives as its reason. Email addresses, phone numbers and secrets in it are masked.
     */
    reason: string;
    /**
     * The configuration that says so.
     */
    file: string;
    /**
     * Whether the guidance makes the rule compulsory.
     */
    compulsory: boolean;
  }[];
  /**
   * What has changed since an earlier report. Absent where none was given.
   */
  baseline?: {
    /**
     * The earlier report’s file.
     */
    file: string;
    /**
     * The revision of the ruleset that made it. Where that is another one, a finding may be new because the rules are.
     */
    revision: string;
    /**
     * The findings of the earlier report that are no longer there: of files and organisations that were checked again, by rules that were evaluated again.
     *
     * Items: A finding as the earlier report told it.
     */
    fixed: {
      rule: Rule;
      /**
       * The file that it was in.
       */
      file: string;
      /**
       * What was wrong. Personal data in it is masked.
       */
      message: string;
      /**
       * Its fingerprint.
       */
      fingerprint: string;
    }[];
  };
  /**
   * Counts over all documents, omitted findings included.
   */
  summary: {
    /**
     * How many documents there were.
     */
    documents: number;
    /**
     * How many of them have at least one finding.
     */
    with_findings: number;
    /**
     * How many documents have each verdict.
     */
    verdicts: {
      /**
       * Documents without an error.
       */
      compliant: number;
      /**
       * Documents with an error.
       */
      non_compliant: number;
      /**
       * Documents to which the roles do not apply.
       */
      not_applicable: number;
      /**
       * Documents that could not be judged.
       */
      not_judged: number;
    };
    /**
     * How many findings there are of each severity, without those that are excepted.
     */
    findings: {
      /**
       * Errors.
       */
      error: number;
      /**
       * Warnings.
       */
      warning: number;
      /**
       * Pieces of advice.
       */
      info: number;
    };
    /**
     * How many findings somebody accepts until a day. They are not in `findings`.
     */
    excepted: number;
    /**
     * How many of `findings` the baseline knows.
     */
    known: number;
    /**
     * How many rules judged the documents.
     */
    rules: {
      /**
       * Rules that were evaluated on every document.
       */
      evaluated: number;
      /**
       * Rules that were not evaluated on some document.
       */
      not_evaluated: number;
    };
  };
}
/**
 * The result for one document. A file of several documents has an entry for each.
 */
export interface File {
  /**
   * The file, as it was named.
   */
  file: string;
  /**
   * The document’s index in its file, from 0.
   */
  document: number;
  /**
   * What the organisation calls itself, as far as the document says.
   */
  organisation: {
    /**
     * Its name.
     */
    name?: string;
    /**
     * Its reference in PDP’s register.
     */
    reference?: string;
  };
  verdict: Verdict;
  /**
   * What this document was compared with.
   */
  preregistration: {
    source: Source;
  };
  /**
   * In the order of the text. Of one rule only so many; `omitted` counts the rest.
   */
  findings: Finding[];
  /**
   * How many findings were left out, by rule.
   *
   * Items: The findings of one rule that were left out.
   */
  omitted: {
    rule: Rule;
    severity: Severity;
    /**
     * How many were left out.
     */
    count: number;
    exception?: Exception;
    baseline?: Baseline;
  }[];
  /**
   * Which rules judged this document.
   */
  rules: {
    /**
     * The rules that were evaluated.
     */
    evaluated: Rule[];
    /**
     * The rules that were not evaluated. This is never a pass.
     *
     * Items: One rule, and why it was not evaluated.
     */
    not_evaluated: {
      rule: Rule;
      /**
       * What it would have needed. document: the document itself could not be judged. direct_connection: the rule is not for organisations that connect through somebody else. switched_off: a configuration has switched it off.
       */
      missing:
        "preregistration" | "register" | "now" | "email_domains" | "document" | "direct_connection" | "switched_off";
    }[];
  };
}
/**
 * One fault, and where it is.
 */
export interface Finding {
  rule: Rule;
  severity: Severity;
  /**
   * What is wrong, in a sentence. Personal data in it is masked unless it was asked for.
   */
  message: string;
  path: Path;
  /**
   * The values that the message was made of. Personal data is masked as in the message.
   */
  args: {
    /**
     * One value: a text, a number, a truth, or a list of texts.
     */
    [k: string]: string | number | boolean | string[];
  };
  range: Range;
  /**
   * Other places that belong to it, such as the register’s entry.
   *
   * Items: Another place that belongs to the finding.
   */
  related: {
    /**
     * The file, as it was named.
     */
    file: string;
    path: Path;
    range: Range;
  }[];
  /**
   * A mechanical remedy; null where there is none.
   */
  fix: {
    /**
     * What to do with the value at the path.
     */
    op: "remove" | "replace";
    path: Path;
    /**
     * The new value. Only for replace.
     */
    value?: string;
    /**
     * The same as changes of the text, in the text’s order. They do not overlap.
     *
     * Items: One replacement of text.
     */
    edits: {
      range: Range;
      /**
       * What to put there.
       */
      text: string;
    }[];
  } | null;
  /**
   * Hex. Stays the same when lines move and when other users change, so that a finding can be followed from run to run. It holds nothing personal in the clear.
   */
  fingerprint: string;
  exception?: Exception;
  baseline?: Baseline;
}
/**
 * A stretch of text. The end is just after its last character.
 */
export interface Range {
  start: Position;
  end: Position;
}
/**
 * One place between two characters.
 */
export interface Position {
  /**
   * From 1.
   */
  line: number;
  /**
   * From 1, in UTF-16 code units.
   */
  column: number;
  /**
   * From the start of the file, from 0, in UTF-16 code units. A byte order mark is not counted.
   */
  offset: number;
}
/**
 * Somebody accepts the finding until a day: it is shown, and does not count. Absent where nobody does.
 */
export interface Exception {
  /**
   * Why it is accepted. Email addresses, phone numbers and secrets in it are masked.
   */
  reason: string;
  /**
   * Who accepted it; masked as in the message.
   */
  approved_by: string;
  /**
   * The last day on which it holds, in UTC.
   */
  expires: string;
}
