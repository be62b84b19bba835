// Written by `npm run generate` from schemas/.
export const ORGANISATION_TYPES = ["pension_provider","pension_scheme","integrated_service_provider","third_party_administrator"];
export const CONNECTIONS = ["direct","third_party"];
export const PHASES = ["preregistration","registration","technical_connection","live"];
export const STATUSES = ["requested","rejected","invited","active","suspended","deactivated"];
export const KEYS = ["approvals","approved_by","approved_on","connection","contacts","deactivation_reason","email","email_domains","exceptions","exceptions_file","expires","fail_on","format","formats","invited_at","limit","name","off","organisation","organisations","output","path","patterns","phase","phone","preregistration","reason","reference","register","requested_at","role","roles","rule","scheme_admin_limit","severity","status","type","users"];
