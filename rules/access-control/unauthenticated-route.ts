import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "unauthenticated-route",
  severity: "warning",
  message: "{method} {path} asks nobody who they are, while {authenticated} of the {siblings} other routes of its module do (`{by}`)",
  why: "A route that was added without the dependency of its neighbours is open to everybody who finds its path.",
  remedy:
    "Add the dependency to the route, or to the router so that no route can forget it; if it is open on purpose, say so in a suppression.",
  check: {
    access(route, { report }) {
      report(
        route.at,
        {
          method: route.method,
          path: route.path,
          authenticated: route.authenticated,
          siblings: route.siblings,
          by: route.by,
        },
        route.reads ? { severity: "note" } : {},
      );
    },
  },
});
