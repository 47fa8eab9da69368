// A provider of tokens (oidc-provider), a mail server that takes them (nodemailer's smtp-server), and a sink behind Dovecot.
// Started by mod.rs with the packages' folder, key and certificate; says where it listens, and ends with its input.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, pem] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/package.json`));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { Provider } = await load("oidc-provider");
const { SMTPServer } = await load("smtp-server");

const listening = (server) =>
  new Promise((done) => server.listen(0, "127.0.0.1", () => done((server.server ?? server).address().port)));

const http = createServer((request, response) => answer(request, response));
const port = await listening(http);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    { client_id: "fromline", client_secret: "x", redirect_uris: ["https://mail.example.com/oauth/return"] },
    {
      client_id: "dovecot",
      client_secret: "secret",
      redirect_uris: [],
      response_types: [],
      grant_types: [],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  scopes: ["openid", "offline_access", "mail", "calendar"],
  features: { introspection: { enabled: true, allowedPolicy: () => true }, devInteractions: { enabled: false } },
  interactions: { url: () => "/nobody-is-asked" },
});
const answer = provider.callback();

async function token(accountId, scope) {
  const client = await provider.Client.find("fromline");
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(scope);
  const grantId = await grant.save();
  const token = new provider.AccessToken({ accountId, client, grantId, scope, gty: "authorization_code" });
  return token.save();
}

const revoked = await token("user.name@partner.test", "mail");
await (await provider.AccessToken.find(revoked)).destroy();
const tokens = {
  good: await token("user.name@partner.test", "mail"),
  other: await token("other@partner.test", "mail"),
  calendar: await token("user.name@partner.test", "calendar"),
  revoked,
};

const received = [];
const [key, cert] = [readFileSync(pem), readFileSync(pem)];
const nodemailer = new SMTPServer({
  secure: true,
  key,
  cert,
  authMethods: ["XOAUTH2"],
  async onAuth({ username, accessToken }, session, done) {
    const found = await provider.AccessToken.find(accessToken);
    if (found?.accountId !== username) {
      return done(null, { data: { status: "401", schemes: "bearer", scope: "mail" } });
    }
    return done(null, found.scope === "mail" ? { user: username } : { data: { status: "insufficient_scope" } });
  },
});
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  onData(stream, session, done) {
    stream.resume().on("end", done);
  },
});

const said = {
  provider: port,
  nodemailer: await listening(nodemailer),
  sink: await listening(sink),
  tokens,
};
process.stdout.write(`${JSON.stringify(said)}\n`);
process.stdin.resume().on("end", () => process.exit(0));
