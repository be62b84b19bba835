import type { VNode } from "preact";
import type { RoleTable } from "../../core/catalogue.ts";
import { counted } from "../../core/describe.ts";

/** What each role is for, and how many may hold it: the role table in words. */
export function Duties({ roles }: { roles: RoleTable }): VNode {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">What each role is for</span>
      </summary>
      <div class="govuk-details__text">
        {Object.entries(roles).map(([id, { title, description, mandatory, limit, duties }]) => (
          <section key={id}>
            <h3 class="govuk-heading-s app-duties__title">{title}</h3>
            <p class="govuk-body-s">
              {description} {mandatory ? "Somebody has to hold it" : "Nobody has to hold it"}; at most{" "}
              {counted(limit, "user")} can{mandatory ? "" : ", more with PDP’s approval"}.
            </p>
            <ul class="govuk-list govuk-list--bullet app-duties__list">
              {duties.map((duty) => (
                <li key={duty}>{duty}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
