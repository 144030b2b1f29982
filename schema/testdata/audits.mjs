// Runs the audits of npm graphql-http, the test suite of the GraphQL-over-HTTP specification, against a server.
// Usage: node audits.mjs URL DIRECTORY, where the directory has graphql-http among its node_modules.
// Prints a line for each audit that is not ok, then how many are.
import { createRequire } from "node:module";
import path from "node:path";

const [url, directory] = process.argv.slice(2);
const { serverAudits } = createRequire(path.resolve(directory, "package.json"))("graphql-http");

let ok = 0;
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  if (result.status === "ok") ok++;
  else console.log(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
}
console.log(`${ok} ok`);
