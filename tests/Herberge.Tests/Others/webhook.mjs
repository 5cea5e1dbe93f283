// Checks a webhook as its receiver would: secret, headers and body as JSON from standard input; prints the type, or fails.
import { Webhook } from "standardwebhooks";
import { readFileSync } from "node:fs";

const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
console.log(new Webhook(secret).verify(body, headers).type);
