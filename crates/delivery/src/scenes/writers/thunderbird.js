// Runs in Thunderbird; its arguments are a command and what that takes. True once it is done.

const [command, details] = arguments;
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const composer = () => Services.wm.getMostRecentWindow("msgcompose");
if (!Services.wm.getMostRecentWindow("mail:3pane")?.document.getElementById("tabmail")?.currentAbout3Pane) {
  return false; // Still starting.
}

const commands = {
  /** Trusts an authority. */
  trust(certificate) {
    const store = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
    store.addCertFromBase64(certificate, "C,C,C");
    return true;
  },

  /** Remembers a password, as a user who ticks the box. */
  remember(server, user, password) {
    const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
    login.init(server, null, server, user, password, "", "");
    Services.logins.addLoginAsync(login);
    return true;
  },

  /** Opens the window in which mail is written. */
  compose(to, subject, body) {
    if (composer()) {
      return !!composer().gMsgCompose?.initialized || composer().composeEditorReady === true;
    }
    const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
    Object.assign(fields, { to, subject, body });
    const params = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
    params.composeFields = fields;
    params.type = Ci.nsIMsgCompType.New;
    params.format = Ci.nsIMsgCompFormat.PlainText;
    params.identity = MailServices.accounts.getIdentity("id1");
    MailServices.compose.OpenComposeWindowWithParams(null, params);
    return false;
  },

  /** The button "Send". */
  send() {
    const button = composer()?.document.getElementById("button-send");
    if (!button || button.disabled) {
      return false;
    }
    button.doCommand();
    return true;
  },

  /** The window closes once the mail is sent. */
  sent() {
    return !composer();
  },
};

return commands[command](...details);
