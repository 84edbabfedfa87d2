import { expect, test } from "vitest";
import { sensitiveNames } from "../../src/model/sensitive.ts";

const usual = sensitiveNames([]);

test.each(["email", "dateOfBirth", "patient_date_of_birth", "billing-zip_code", "SSN", "employeeSalary", "contact.phone"])(
  "%s says something of a person",
  (name) => {
    expect(usual(name)).not.toBe(null);
  },
);

test.each(["panel", "adobe", "session", "pinned", "engender", "emails_sent_at_x", "token", "password", "id", "diagnostics", ""])(
  "%s says nothing of a person",
  (name) => {
    expect(usual(name)).toBe(null);
  },
);

test("names are added and taken out by the settings", () => {
  const own = sensitiveNames(["badge_number", "!email"]);
  expect([own("badgeNumber"), own("email"), own("user_email"), own("phone")]).toEqual(["configured", null, null, "contact"]);
});
