/** What a field's name says about a person; credentials are no statement about one. */
export type SensitiveGroup = "identity" | "contact" | "government" | "financial" | "health" | "technical" | "configured";

const NAMES: Readonly<Record<Exclude<SensitiveGroup, "configured">, readonly string[]>> = {
  identity: [
    "first_name",
    "last_name",
    "full_name",
    "maiden_name",
    "middle_name",
    "date_of_birth",
    "birth_date",
    "birthday",
    "dob",
    "gender",
    "ethnicity",
  ],
  contact: ["email", "email_address", "phone", "phone_number", "mobile", "street", "zip", "zip_code", "postal_code", "home_address"],
  government: ["ssn", "social_security", "national_id", "passport", "passport_number", "driver_license", "tax_id"],
  financial: ["card_number", "pan", "cvv", "iban", "account_number", "routing_number", "salary"],
  health: [
    "mrn",
    "medical_record",
    "patient_id",
    "diagnosis",
    "icd",
    "medication",
    "prescription",
    "allergy",
    "allergies",
    "lab_result",
    "blood_type",
    "insurance_id",
    "health_plan",
    "npi",
  ],
  technical: ["ip_address", "geolocation", "latitude", "longitude", "biometric", "face_embedding"],
};

/**
 * Tells which names are sensitive: those of the usual groups, with words before or after (`patient_date_of_birth`), in snake or camel case.
 * Names are compared word by word: `pan` is not in `panel`. `configured` adds names; one that starts with `!` is taken out.
 */
export function sensitiveNames(configured: readonly string[]): (name: string) => SensitiveGroup | null {
  const without = new Set(configured.filter((name) => name.startsWith("!")).map((name) => joined(name.slice(1))));
  const groups = Object.entries({ ...NAMES, configured: configured.filter((name) => !name.startsWith("!")) });
  const table = groups.flatMap(([group, names]) =>
    names.filter((name) => !without.has(joined(name))).map((name) => ({ group: group as SensitiveGroup, words: joined(name) })),
  );
  return (name) => {
    const words = joined(name);
    if (without.has(words)) return null;
    return table.find((entry) => words.includes(entry.words))?.group ?? null;
  };
}

/** A name's words between underscores, one also at both ends: `_date_of_birth_`. */
function joined(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return `_${words.join("_")}_`;
}
