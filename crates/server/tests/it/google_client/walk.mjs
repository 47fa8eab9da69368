// Walks through Fromline's API with Google's client from npm, unchanged but for its root URL.
//
// Arguments: where the package is installed, the server's address, a user's token.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

const [folder, endpoint, token] = process.argv.slice(2);
const { auth, gmail } = createRequire(`${folder}/`)("@googleapis/gmail");

const credentials = new auth.OAuth2();
credentials.setCredentials({ access_token: token });
const client = gmail({ version: "v1", rootUrl: `${endpoint}/`, auth: credentials, retry: false });
const sendAs = client.users.settings.sendAs;
const alias = { userId: "me", sendAsEmail: "user.name+npm@partner.com" };
let calls = 0;

async function run(call) {
  calls += 1;
  return (await call).data;
}

async function refused(call, status, reason, beginning) {
  try {
    await run(call);
  } catch (error) {
    const told = error.response.data.error;
    assert.deepEqual([told.code, told.details[0].reason], [status, reason]);
    assert.ok(told.message.startsWith(beginning), told.message);
    assert.equal(error.message, told.message);
    return;
  }
  assert.fail(`not refused: ${reason}`);
}

const profile = await run(client.users.getProfile({ userId: "me" }));
assert.equal(profile.emailAddress, "user@example.com");
const listed = await run(sendAs.list({ userId: "me" }));
assert.ok(listed.sendAs[0].isPrimary);

const body = { sendAsEmail: alias.sendAsEmail, displayName: "Zażółć", isDefault: true };
const created = await run(sendAs.create({ userId: "me", requestBody: body }));
assert.equal(created.verificationStatus, "pending");
const italian = { headers: { "accept-language": "it" } };
await refused(sendAs.create({ userId: "me", requestBody: body }, italian), 409, "ALIAS_EXISTS", "Hai già");
const msa = { host: "smtp.partner.com", port: 465, securityMode: "ssl", username: "u", password: "p" };
await refused(
  sendAs.patch({ ...alias, requestBody: { smtpMsa: msa } }),
  403,
  "GATEWAYS_FORBIDDEN",
  "You must send through partner.com SMTP servers when you send as user.name+npm@partner.com.",
);
assert.equal((await run(sendAs.patch({ ...alias, requestBody: { displayName: "New" } }))).displayName, "New");
assert.equal((await run(sendAs.update({ ...alias, requestBody: { displayName: "U" } }))).displayName, "U");
assert.equal((await run(sendAs.get(alias))).displayName, "U");
await run(sendAs.verify(alias));
await run(sendAs.delete(alias));
await refused(sendAs.get(alias), 404, "NOT_FOUND", "Requested entity was not found.");

// As Google's samples for Node write it: LF, no From.
const message = ["To: nome.utente@dominiopartner.it", "Subject: npm", "", "hello", ""].join("\n");
const raw = Buffer.from(message).toString("base64url");
assert.deepEqual((await run(client.users.messages.send({ userId: "me", requestBody: { raw } }))).labelIds, ["SENT"]);
console.log(`${calls} calls`);
