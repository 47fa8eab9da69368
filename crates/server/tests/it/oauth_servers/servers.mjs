// A provider of tokens (oidc-provider), a mail server that takes them (nodemailer's smtp-server), and a sink behind Dovecot.
// Started by mod.rs with the packages' folder, key and certificate; says where it listens, and ends with its input.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// What the packages say belongs to the errors: the first line of the output is ours.
console.info = console.error;
console.log = console.error;

const [folder, pem] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/package.json`));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { Provider } = await load("oidc-provider");
const { SMTPServer } = await load("smtp-server");

const listening = (server) =>
  new Promise((done) => server.listen(0, "127.0.0.1", () => done((server.server ?? server).address().port)));

const [key, cert] = [readFileSync(pem), readFileSync(pem)];
const redirect = "https://mail.example.com/oauth/return";
// Dovecot asks by plain http; Fromline by https alone, under the certificate's name.
const http = createServer((request, response) => serve(request, response));
const https = createSecureServer({ key, cert }, (request, response) => answer(request, response));
const [port, secure] = [await listening(http), await listening(https)];
const provider = new Provider(`https://mail.partner.test:${secure}`, {
  clients: [
    {
      client_id: "fromline",
      client_secret: "s+ c:ret",
      redirect_uris: [redirect],
      grant_types: ["authorization_code", "refresh_token"],
    },
    {
      client_id: "dovecot",
      client_secret: "secret",
      redirect_uris: [],
      response_types: [],
      grant_types: [],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  scopes: ["openid", "offline_access", "email", "mail", "calendar"],
  claims: { openid: ["sub"], email: ["email"] },
  conformIdTokenClaims: false,
  rotateRefreshToken: true,
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, email: accountId }) }),
  features: { introspection: { enabled: true, allowedPolicy: () => true }, revocation: { enabled: true }, devInteractions: { enabled: false } },
  interactions: { url: () => "/nobody-is-asked" },
});
const answer = provider.callback();

// What a user's consent comes to: a code for whoever has the verifier of this challenge.
async function serve(request, response) {
  const url = new URL(request.url, "http://127.0.0.1");
  if (url.pathname !== "/test/code") return answer(request, response);
  const [accountId, scope] = ["user.name@partner.test", "openid offline_access email mail"];
  const client = await provider.Client.find("fromline");
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(scope);
  const grantId = await grant.save();
  const code = new provider.AuthorizationCode({
    accountId,
    client,
    grantId,
    scope,
    redirectUri: redirect,
    codeChallenge: url.searchParams.get("challenge"),
    codeChallengeMethod: "S256",
    gty: "authorization_code",
  });
  response.end(await code.save());
}

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
    return done(null, found.scope.split(" ").includes("mail") ? { user: username } : { data: { status: "insufficient_scope" } });
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
  secure,
  nodemailer: await listening(nodemailer),
  sink: await listening(sink),
  tokens,
};
process.stdout.write(`${JSON.stringify(said)}\n`);
process.stdin.resume().on("end", () => process.exit(0));
