//! Why something was refused: the codes that travel on the wire.
//!
//! Codes travel, prose does not. The app turns a code into words in one place: the message
//! `reason-` + [`Reason::slug`] of the locale files.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)+) => {
        /// A reason code. On the wire it is upper snake case, as in Google's `ErrorInfo.reason`.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        pub enum Reason {
            $($(#[$doc])* #[cfg_attr(feature = "schema", schema(rename = $code))] $variant,)+
            /// A code that this version does not know: a newer server speaks to an older page.
            #[cfg_attr(feature = "schema", schema(rename = "UNKNOWN"))]
            Unknown,
        }

        impl Reason {
            /// Every reason that this version can give.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code as it travels, for example `HOST_NOT_FOUND`.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Unknown => "UNKNOWN",
                }
            }
        }
    };
}

reasons! {
    // Requests
    /// Nobody is signed in, or the session or token has ended.
    Unauthenticated = "UNAUTHENTICATED",
    /// Address and password do not belong together; also for unknown and disabled users.
    CredentialsWrong = "CREDENTIALS_WRONG",
    /// A cookie and a bearer token came with the same request.
    CredentialsAmbiguous = "CREDENTIALS_AMBIGUOUS",
    /// A changing request that did not come from our own page.
    CrossSite = "CROSS_SITE",
    /// The caller may not do this.
    Forbidden = "FORBIDDEN",
    /// No such thing, or none that the caller may know of.
    NotFound = "NOT_FOUND",
    /// The path exists, the method does not.
    MethodNotAllowed = "METHOD_NOT_ALLOWED",
    /// Too many attempts; `retry-after` says when to come back.
    RateLimited = "RATE_LIMITED",
    /// Too many wrong passwords for this account, from other places; `retry-after` says when to come back. Also where there is no
    /// such account.
    TooManyWrongPasswords = "TOO_MANY_WRONG_PASSWORDS",
    /// The request is not HTTP/1.1 as RFC 9112 has it.
    RequestInvalid = "REQUEST_INVALID",
    /// The request line and the headers together are larger than allowed.
    HeadTooLarge = "HEAD_TOO_LARGE",
    /// The request names a host under which this server is not reached.
    HostUnknown = "HOST_UNKNOWN",
    /// The body is no JSON, or not of the documented shape.
    BodyInvalid = "BODY_INVALID",
    /// The body is larger than allowed.
    BodyTooLarge = "BODY_TOO_LARGE",
    /// More requests in one batch than are taken.
    BatchLimit = "BATCH_LIMIT",
    /// A field that only the server writes.
    ReadOnly = "READ_ONLY",
    /// Part of Google's interface that Fromline does not offer.
    Unimplemented = "UNIMPLEMENTED",
    /// A fault of the server; its log has the details.
    Internal = "INTERNAL",
    /// The server cannot answer now.
    Unavailable = "UNAVAILABLE",
    /// Nothing can be saved: the server's disk is full, or cannot be written.
    StorageFull = "STORAGE_FULL",
    /// Nothing could be saved within some seconds: another program keeps the database locked.
    StorageBusy = "STORAGE_BUSY",

    // Account
    /// A one-time link that is unknown, used or older than 24 hours.
    LinkInvalid = "LINK_INVALID",
    /// Fewer than twelve characters.
    PasswordTooShort = "PASSWORD_TOO_SHORT",
    /// More than 256 bytes.
    PasswordTooLong = "PASSWORD_TOO_LONG",
    /// The current password is not this one.
    PasswordWrong = "PASSWORD_WRONG",
    /// A language that Fromline does not speak.
    LanguageUnknown = "LANGUAGE_UNKNOWN",

    // Headers
    /// Nothing in it is a header field.
    HeadersNone = "HEADERS_NONE",
    /// Header fields, but neither From nor Sender.
    HeadersNoSender = "HEADERS_NO_SENDER",
    /// A mail client that the catalogue does not have.
    ClientUnknown = "CLIENT_UNKNOWN",

    // Fields
    /// Nothing was entered.
    Required = "REQUIRED",
    /// Longer than the standard allows.
    TooLong = "TOO_LONG",
    /// Control characters, CR, LF, bidi or zero-width characters.
    CharacterForbidden = "CHARACTER_FORBIDDEN",
    /// No `local@domain`.
    AddressInvalid = "ADDRESS_INVALID",
    /// More than one `@`.
    AddressTwoAts = "ADDRESS_TWO_ATS",
    /// A space inside the address.
    AddressSpace = "ADDRESS_SPACE",
    /// A quoted local part, `"a b"@example.com`.
    AddressQuoted = "ADDRESS_QUOTED",
    /// `user@[192.0.2.1]`.
    AddressLiteral = "ADDRESS_LITERAL",
    /// Letters beyond ASCII before the `@`.
    LocalPartNotAscii = "LOCAL_PART_NOT_ASCII",
    /// The part after the `@` is no domain name.
    DomainInvalid = "DOMAIN_INVALID",
    /// A display name that contains another address.
    NameContainsAddress = "NAME_CONTAINS_ADDRESS",
    /// A display name that looks like an encoded word, `=?utf-8?…?=`.
    NameEncoded = "NAME_ENCODED",
    /// A signature of more than 10,000 bytes once it is cleaned; `signatureBytes` says how many it may have.
    SignatureTooLong = "SIGNATURE_TOO_LONG",
    /// A signature with more tags and attributes, or in worse order, than anybody's needs.
    SignatureTooComplex = "SIGNATURE_TOO_COMPLEX",
    /// No TCP port, 1 to 65535.
    PortInvalid = "PORT_INVALID",
    /// `none`: Fromline sends no password without TLS.
    SecurityNoneRefused = "SECURITY_NONE_REFUSED",
    /// No or an unknown security mode.
    SecurityInvalid = "SECURITY_INVALID",

    // Aliases
    /// The caller has this alias already.
    AliasExists = "ALIAS_EXISTS",
    /// Somebody else confirmed this address first; told only after a right code.
    AliasTaken = "ALIAS_TAKEN",
    /// Ninety-nine aliases beside the primary address are the most.
    AliasLimit = "ALIAS_LIMIT",
    /// One's own primary address.
    OwnAddress = "OWN_ADDRESS",
    /// The primary address cannot be deleted, confirmed or given a gateway.
    PrimaryFixed = "PRIMARY_FIXED",
    /// The default alias stays until another becomes it: `isDefault` can only be set to `true`.
    DefaultOnlyTrue = "DEFAULT_ONLY_TRUE",
    /// An address in the organisation's own domains never has a gateway.
    GatewayForOwnDomain = "GATEWAY_FOR_OWN_DOMAIN",
    /// The policy forbids gateways.
    GatewaysForbidden = "GATEWAYS_FORBIDDEN",
    /// Host, port, username or security mode changed: the password is needed again.
    GatewayPasswordRequired = "GATEWAY_PASSWORD_REQUIRED",
    /// The alias has a gateway that may not be used now.
    AliasSuspended = "ALIAS_SUSPENDED",
    /// The alias is not confirmed yet.
    AliasPending = "ALIAS_PENDING",
    /// The alias is confirmed already.
    AliasAccepted = "ALIAS_ACCEPTED",
    /// Not the code, and tries are left.
    CodeWrong = "CODE_WRONG",
    /// The code is older than 24 hours, replaced by a newer one, or five wrong tries killed it.
    CodeExpired = "CODE_EXPIRED",
    /// At most three emails can be sent to an address in 24 hours.
    ResendLimit = "RESEND_LIMIT",
    /// The organisation has no outgoing relay: no confirmation mail can leave.
    RelayMissing = "RELAY_MISSING",
    /// The relay refused the mail for good.
    RelayRefused = "RELAY_REFUSED",
    /// The relay could not be reached or asked to come back later.
    RelayUnavailable = "RELAY_UNAVAILABLE",
    /// A test message goes to an address of one's own only.
    RecipientNotOwn = "RECIPIENT_NOT_OWN",
    /// No test message of this address that its present gateway took in the last 30 days.
    TestMessageUnknown = "TEST_MESSAGE_UNKNOWN",
    /// The test message arrived with another From: its server has changed the sender.
    TestMessageOtherFrom = "TEST_MESSAGE_OTHER_FROM",
    /// No server has written a result of DMARC for this address's domain into the headers.
    ResultsMissing = "RESULTS_MISSING",
    /// Results of DMARC are there, all without a server's name, as Microsoft's servers write them: whether they are to be believed
    /// has to be said.
    ResultsUnnamed = "RESULTS_UNNAMED",
    /// Several servers, or one of the sender's side, have written results: whose are to be believed has to be said.
    AuthservIdNeeded = "AUTHSERV_ID_NEEDED",
    /// The server that is to be believed has written no result of DMARC for this address's domain.
    AuthservIdUnknown = "AUTHSERV_ID_UNKNOWN",

    // Messages on their way
    /// The message has no From line.
    FromMissing = "FROM_MISSING",
    /// The message has several From addresses, or a group.
    FromSeveral = "FROM_SEVERAL",
    /// The From line holds no address that can be read safely.
    FromInvalid = "FROM_INVALID",
    /// The From address has letters beyond ASCII.
    FromNotAscii = "FROM_NOT_ASCII",
    /// The From line is longer than is read.
    FromTooLong = "FROM_TOO_LONG",
    /// The From line has control characters, or line ends that fold nothing.
    FromControl = "FROM_CONTROL",
    /// The header section has a line that is no header field.
    HeadersInvalid = "HEADERS_INVALID",
    /// A line of the message is longer than the standard allows.
    LineTooLong = "LINE_TOO_LONG",
    /// The message's lines end in CRLF and LF by turns, or in CR alone.
    LineEndsInvalid = "LINE_ENDS_INVALID",
    /// The header section has more or longer fields than are read.
    HeadersTooLong = "HEADERS_TOO_LONG",
    /// The From address is neither the user's primary address nor a confirmed alias of theirs.
    FromNotOwn = "FROM_NOT_OWN",
    /// Resent-From or Resent-Sender names an address that is not the user's, or a name that an address may not have.
    ResentNotOwn = "RESENT_NOT_OWN",
    /// A message that somebody else wrote is redirected (RFC 5322 section 3.6.6): its From is not the user's, whatever its Resent-From says.
    Redirected = "REDIRECTED",
    /// The signed part of a message holds a copy of its headers, which names the primary address; by a gateway it would be read.
    SignedCopy = "SIGNED_COPY",
    /// The administrator has closed everything to this user.
    UserDisabled = "USER_DISABLED",
    /// Account or From address are not known, in a database that was begun or restored a few days ago: it may be that they will be.
    SenderUnknownYet = "SENDER_UNKNOWN_YET",

    // Policies
    /// Another administrator changed the policy since it was read.
    PolicyChanged = "POLICY_CHANGED",
    /// A policy for this setting and unit exists.
    PolicyExists = "POLICY_EXISTS",
    /// A policy for a group, or for another unit than the whole organisation.
    PolicyScopeUnsupported = "POLICY_SCOPE_UNSUPPORTED",
    /// A `filter` outside the documented subset.
    FilterInvalid = "FILTER_INVALID",
    /// A setting type or value that Fromline does not know.
    SettingInvalid = "SETTING_INVALID",

    // The gateway check (security.md T1 R1.5). The first three come before any credential is sent.
    /// Certified mail (PEC): only its provider's own server certifies.
    CertifiedMail = "CERTIFIED_MAIL",
    /// No valid host name; nothing was looked up.
    HostInvalid = "HOST_INVALID",
    /// No such name, or a name that leads to an address that is not allowed: not told apart.
    HostNotFound = "HOST_NOT_FOUND",
    /// No SMTP greeting came.
    ConnectFailed = "CONNECT_FAILED",
    /// STARTTLS was chosen, and the server waits for TLS from the first byte.
    TlsFromStart = "TLS_FROM_START",
    /// The server does not offer STARTTLS.
    StarttlsMissing = "STARTTLS_MISSING",
    /// The certificate cannot be trusted for another reason than those below.
    TlsUntrusted = "TLS_UNTRUSTED",
    /// The server refused username or password.
    AuthRejected = "AUTH_REJECTED",
    /// The server offers no way to sign in that Fromline knows.
    AuthUnsupported = "AUTH_UNSUPPORTED",
    /// The server asked to try later.
    Server4xx = "SERVER_4XX",
    /// The server refused the connection.
    Server5xx = "SERVER_5XX",
    /// The server does not follow SMTP.
    ProtocolError = "PROTOCOL_ERROR",
    /// The server took too long.
    Timeout = "TIMEOUT",

    // The gateway check, more closely: `core::gateway::reply` has the list
    /// TLS cannot be set up with the server; its certificate is not the reason.
    TlsFailed = "TLS_FAILED",
    /// The certificate has ended.
    CertificateExpired = "CERTIFICATE_EXPIRED",
    /// The certificate is for another name.
    CertificateOtherName = "CERTIFICATE_OTHER_NAME",
    /// Nobody known vouches for the certificate.
    CertificateUnknownIssuer = "CERTIFICATE_UNKNOWN_ISSUER",
    /// The server wants more protection of the connection before anybody signs in.
    EncryptionRequired = "ENCRYPTION_REQUIRED",
    /// The server takes OAuth alone, no password.
    OauthOnly = "OAUTH_ONLY",
    /// Sign-in by password is switched off for the account or its organisation.
    PasswordSignInOff = "PASSWORD_SIGN_IN_OFF",
    /// The server wants an app password.
    AppPasswordNeeded = "APP_PASSWORD_NEEDED",
    /// The server cannot look at passwords now, or has seen too many.
    AuthUnavailable = "AUTH_UNAVAILABLE",
    /// The server did not understand the attempt to sign in: the password was not looked at.
    AuthNotUnderstood = "AUTH_NOT_UNDERSTOOD",
    /// The server lets everybody wait who signs in, for longer than Fromline waits.
    SignInSlow = "SIGN_IN_SLOW",
    /// Too many wrong passwords of this user at this server; `retry-after` says when to come back.
    WrongPasswordLimit = "WRONG_PASSWORD_LIMIT",
    /// The server signs the user in, and does not let them write from this address.
    SenderRefused = "SENDER_REFUSED",
    /// The server refused the recipient.
    RecipientRefused = "RECIPIENT_REFUSED",
    /// The server refused the message.
    MessageRefused = "MESSAGE_REFUSED",
    /// The server refused the message for its size.
    MessageTooLarge = "MESSAGE_TOO_LARGE",
    /// The server takes no 8-bit text (RFC 6152), and what is signed must not be converted.
    ConversionNeeded = "CONVERSION_NEEDED",
    /// The server was given the whole message and did not say whether it took it.
    AnswerLost = "ANSWER_LOST",
    /// The same of the organisation's relay.
    RelayAnswerLost = "RELAY_ANSWER_LOST",
    /// A port that users may not choose, and that the operator could allow.
    PortNotAllowed = "PORT_NOT_ALLOWED",

    // Signing in with a token instead of a password: `core::gateway::sign_in` has the list
    /// Submission by SMTP is switched off for the mailbox's whole organisation: neither password nor token helps.
    SmtpAuthOffTenant = "SMTP_AUTH_OFF_TENANT",
    /// The same for the mailbox alone.
    SmtpAuthOffMailbox = "SMTP_AUTH_OFF_MAILBOX",
    /// A rule of the mailbox's organisation forbids this sign-in (Conditional Access, security defaults).
    SignInPolicy = "SIGN_IN_POLICY",
    /// The provider blocks this sign-in and gives no cause that is known.
    SignInBlocked = "SIGN_IN_BLOCKED",
    /// The server refused the token: it has ended, or is not this user name's.
    TokenRejected = "TOKEN_REJECTED",
    /// The token does not allow to send mail by SMTP.
    ScopeMissing = "SCOPE_MISSING",
    /// The server is none of those that the provider's tokens may go to: nothing was sent.
    TokenHostForbidden = "TOKEN_HOST_FORBIDDEN",

    // Getting tokens: `server::oauth` has the list
    /// No such consent, or not this session's, or it was used, or it was begun too long ago.
    ConsentUnknown = "CONSENT_UNKNOWN",
    /// The user has not consented yet on the other device; ask again after `retry-after`.
    ConsentPending = "CONSENT_PENDING",
    /// The user, or the provider for them, did not consent.
    ConsentDenied = "CONSENT_DENIED",
    /// An administrator of the account's organisation has to consent first.
    AdminConsentRequired = "ADMIN_CONSENT_REQUIRED",
    /// The consent has ended, or was taken back: the user has to consent again.
    ConsentEnded = "CONSENT_ENDED",
    /// The provider does not take this Fromline's registration: its secret has ended, or something of it is wrong.
    OauthClientRejected = "OAUTH_CLIENT_REJECTED",
    /// The provider of tokens does not answer, or not as it should.
    OauthUnavailable = "OAUTH_UNAVAILABLE",
}

impl Reason {
    /// Whether a From line is not to be read, or not the user's: of what somebody else wrote, the user cannot change it.
    pub const fn is_about_author(self) -> bool {
        matches!(
            self,
            Self::FromMissing
                | Self::FromSeveral
                | Self::FromInvalid
                | Self::FromNotAscii
                | Self::FromTooLong
                | Self::FromControl
                | Self::FromNotOwn
        )
    }

    /// The code in kebab case, as it ends the message id: `host-not-found`.
    pub fn slug(self) -> String {
        self.code().to_ascii_lowercase().replace('_', "-")
    }
}

// By hand: derived, these two are 17 kB of every page load.
impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let known = Self::ALL.iter().find(|reason| reason.code() == code);
        Ok(known.copied().unwrap_or(Self::Unknown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_survive_the_wire_and_unknown_ones_do_not_break_it() {
        for reason in Reason::ALL {
            let json = serde_json::to_string(reason).unwrap();
            assert_eq!(json, format!("\"{}\"", reason.code()));
            assert_eq!(serde_json::from_str::<Reason>(&json).unwrap(), *reason);
        }
        assert_eq!(
            serde_json::from_str::<Reason>("\"FROM_THE_FUTURE\"").unwrap(),
            Reason::Unknown
        );
        assert_eq!(Reason::Server4xx.slug(), "server-4xx");
    }
}
