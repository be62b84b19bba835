// Written by `npm run generate` from schemas/.
export const ORGANISATION_TYPES = ["pension_provider","pension_scheme","integrated_service_provider","third_party_administrator"];
export const CONNECTIONS = ["direct","third_party"];
export const PHASES = ["preregistration","registration","technical_connection","live"];
export const STATUSES = ["requested","rejected","invited","active","suspended","deactivated"];
export const KEYS = ["approvals","approved_on","connection","contacts","deactivation_reason","email","email_domains","invited_at","limit","name","organisation","organisations","phase","phone","preregistration","reference","requested_at","role","roles","scheme_admin_limit","status","type","users"];
