//! Why something was refused: the codes that travel on the wire.
//!
//! Codes travel, prose does not. The app turns a code into words in one place: the message
//! `reason-` + [`Reason::slug`] of the locale files.

mod wire;
mod words;

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
    /// The request has no session or token, or it has expired.
    Unauthenticated = "UNAUTHENTICATED",
    /// Address and password do not match; also for unknown and disabled users.
    CredentialsWrong = "CREDENTIALS_WRONG",
    /// The request has both a cookie and a bearer token.
    CredentialsAmbiguous = "CREDENTIALS_AMBIGUOUS",
    /// A changing request comes from another site.
    CrossSite = "CROSS_SITE",
    /// The caller is not allowed to do this.
    Forbidden = "FORBIDDEN",
    /// The resource does not exist, or the caller may not know of it.
    NotFound = "NOT_FOUND",
    /// The path exists, but not with this method.
    MethodNotAllowed = "METHOD_NOT_ALLOWED",
    /// Too many attempts were made; `retry-after` says when to try again.
    RateLimited = "RATE_LIMITED",
    /// Too many wrong passwords were entered for this account, from other places; `retry-after` says when to try again. Also if there is no
    /// such account.
    TooManyWrongPasswords = "TOO_MANY_WRONG_PASSWORDS",
    /// The request is not valid HTTP/1.1 (RFC 9112).
    RequestInvalid = "REQUEST_INVALID",
    /// The request line and the headers together are larger than allowed.
    HeadTooLarge = "HEAD_TOO_LARGE",
    /// The request's host is not one of this server's names.
    HostUnknown = "HOST_UNKNOWN",
    /// The body is not JSON, or does not have the documented shape.
    BodyInvalid = "BODY_INVALID",
    /// The body is larger than allowed.
    BodyTooLarge = "BODY_TOO_LARGE",
    /// The batch has more requests than allowed.
    BatchLimit = "BATCH_LIMIT",
    /// The field can be written only by the server.
    ReadOnly = "READ_ONLY",
    /// Fromline does not offer this part of Google's API.
    Unimplemented = "UNIMPLEMENTED",
    /// An internal error of the server; its log has the details.
    Internal = "INTERNAL",
    /// The server cannot answer now.
    Unavailable = "UNAVAILABLE",
    /// The server's disk is full or not writable, so nothing can be saved.
    StorageFull = "STORAGE_FULL",
    /// The database was locked by another program for several seconds, so nothing could be saved.
    StorageBusy = "STORAGE_BUSY",

    // Account
    /// The one-time link is unknown, used or older than 24 hours.
    LinkInvalid = "LINK_INVALID",
    /// The password has fewer than twelve characters.
    PasswordTooShort = "PASSWORD_TOO_SHORT",
    /// The password has more than 256 bytes.
    PasswordTooLong = "PASSWORD_TOO_LONG",
    /// The current password is wrong.
    PasswordWrong = "PASSWORD_WRONG",
    /// Fromline does not have this language.
    LanguageUnknown = "LANGUAGE_UNKNOWN",

    // People
    /// There is a user with this address.
    UserExists = "USER_EXISTS",
    /// The address is not in one of the organisation's domains.
    DomainNotOwn = "DOMAIN_NOT_OWN",
    /// Administrators cannot close their own account, nor give up their role.
    OwnAccount = "OWN_ACCOUNT",
    /// No other administrator could sign in afterwards.
    LastAdministrator = "LAST_ADMINISTRATOR",
    /// The user has a password already and needs no invitation.
    PersonOpen = "PERSON_OPEN",
    /// The user's account is closed, and has to be opened first.
    PersonClosed = "PERSON_CLOSED",
    /// The role is held for the whole organisation, at the root only.
    RoleOfRoot = "ROLE_OF_ROOT",
    /// The role would have ended already.
    RoleEnded = "ROLE_ENDED",
    /// The person would hold more than four roles.
    RolesTooMany = "ROLES_TOO_MANY",
    /// The role permits more than whoever would give it may do.
    RoleBeyond = "ROLE_BEYOND",
    /// The person may do more than whoever would change them.
    PersonBeyond = "PERSON_BEYOND",
    /// The password has to be entered again, because the sign-in is more than ten minutes old.
    SignInAgain = "SIGN_IN_AGAIN",
    /// The table cannot be read.
    TableInvalid = "TABLE_INVALID",
    /// The table has no column `address`.
    ColumnMissing = "COLUMN_MISSING",
    /// An earlier line of the table has the same address.
    LineTwice = "LINE_TWICE",
    /// The cell has none of the words that are known for its column.
    ValueUnknown = "VALUE_UNKNOWN",

    // Headers
    /// The text has no header field.
    HeadersNone = "HEADERS_NONE",
    /// The headers have neither From nor Sender.
    HeadersNoSender = "HEADERS_NO_SENDER",
    /// The catalogue does not have this mail client.
    ClientUnknown = "CLIENT_UNKNOWN",

    // Fields
    /// The field is empty.
    Required = "REQUIRED",
    /// The value is longer than the standard allows.
    TooLong = "TOO_LONG",
    /// The value has control characters, CR, LF, bidi or zero-width characters.
    CharacterForbidden = "CHARACTER_FORBIDDEN",
    /// The text does not have the form `local@domain`.
    AddressInvalid = "ADDRESS_INVALID",
    /// The address has more than one `@`.
    AddressTwoAts = "ADDRESS_TWO_ATS",
    /// The address has a space inside.
    AddressSpace = "ADDRESS_SPACE",
    /// The local part is quoted, `"a b"@example.com`.
    AddressQuoted = "ADDRESS_QUOTED",
    /// The domain is an address literal, `user@[192.0.2.1]`.
    AddressLiteral = "ADDRESS_LITERAL",
    /// The local part has letters beyond ASCII.
    LocalPartNotAscii = "LOCAL_PART_NOT_ASCII",
    /// The part after the `@` is not a valid domain name.
    DomainInvalid = "DOMAIN_INVALID",
    /// The display name contains another address.
    NameContainsAddress = "NAME_CONTAINS_ADDRESS",
    /// The display name looks like an encoded word, `=?utf-8?…?=`.
    NameEncoded = "NAME_ENCODED",
    /// The signature has more than 10,000 bytes after sanitising; `signatureBytes` is the maximum.
    SignatureTooLong = "SIGNATURE_TOO_LONG",
    /// The signature has too many tags and attributes, or they are too badly nested.
    SignatureTooComplex = "SIGNATURE_TOO_COMPLEX",
    /// The port is not a TCP port, 1 to 65535.
    PortInvalid = "PORT_INVALID",
    /// The security mode is `none`: Fromline sends no password without TLS.
    SecurityNoneRefused = "SECURITY_NONE_REFUSED",
    /// The security mode is missing or unknown.
    SecurityInvalid = "SECURITY_INVALID",

    // Aliases
    /// The user already has this alias.
    AliasExists = "ALIAS_EXISTS",
    /// The address was first confirmed by another user; told only after a right code.
    AliasTaken = "ALIAS_TAKEN",
    /// The user already has 99 aliases beside the primary address, the maximum.
    AliasLimit = "ALIAS_LIMIT",
    /// The address is the user's own primary address.
    OwnAddress = "OWN_ADDRESS",
    /// The primary address cannot be deleted, confirmed or given a gateway.
    PrimaryFixed = "PRIMARY_FIXED",
    /// The default alias stays until another becomes it: `isDefault` can only be set to `true`.
    DefaultOnlyTrue = "DEFAULT_ONLY_TRUE",
    /// An address in the organisation's own domains never has a gateway.
    GatewayForOwnDomain = "GATEWAY_FOR_OWN_DOMAIN",
    /// The policy forbids gateways.
    GatewaysForbidden = "GATEWAYS_FORBIDDEN",
    /// The password is required again, since host, port, username or security mode changed.
    GatewayPasswordRequired = "GATEWAY_PASSWORD_REQUIRED",
    /// The alias has a gateway that the policy currently forbids.
    AliasSuspended = "ALIAS_SUSPENDED",
    /// The alias is not confirmed yet.
    AliasPending = "ALIAS_PENDING",
    /// The alias is already confirmed.
    AliasAccepted = "ALIAS_ACCEPTED",
    /// The code is wrong, and tries are left.
    CodeWrong = "CODE_WRONG",
    /// The code is older than 24 hours, replaced by a newer one, or blocked after five wrong tries.
    CodeExpired = "CODE_EXPIRED",
    /// The address has already received three emails in 24 hours, the maximum.
    ResendLimit = "RESEND_LIMIT",
    /// The organisation has no outgoing relay, so confirmation emails cannot be sent.
    RelayMissing = "RELAY_MISSING",
    /// The relay refused the email permanently.
    RelayRefused = "RELAY_REFUSED",
    /// The relay could not be reached, or asked to try later.
    RelayUnavailable = "RELAY_UNAVAILABLE",
    /// Test messages can be sent only to the user's own addresses.
    RecipientNotOwn = "RECIPIENT_NOT_OWN",
    /// The present gateway accepted no such test message from this address in the last 30 days.
    TestMessageUnknown = "TEST_MESSAGE_UNKNOWN",
    /// The test message arrived with another From: its server has changed the sender.
    TestMessageOtherFrom = "TEST_MESSAGE_OTHER_FROM",
    /// The headers have no DMARC result of any server for this address's domain.
    ResultsMissing = "RESULTS_MISSING",
    /// The headers have no DKIM result of any server.
    DkimResultsMissing = "DKIM_RESULTS_MISSING",
    /// The headers have DMARC results only without a server's name, as Microsoft's servers write them: the reader has to say whether to
    /// trust them.
    ResultsUnnamed = "RESULTS_UNNAMED",
    /// Several servers, or one on the sender's side, wrote results: the reader has to name the one to trust.
    AuthservIdNeeded = "AUTHSERV_ID_NEEDED",
    /// The trusted server wrote no DMARC result for this address's domain.
    AuthservIdUnknown = "AUTHSERV_ID_UNKNOWN",

    // Messages on their way
    /// The message has no From line.
    FromMissing = "FROM_MISSING",
    /// The message has several From addresses, or a group.
    FromSeveral = "FROM_SEVERAL",
    /// The From line has no address that can be parsed safely.
    FromInvalid = "FROM_INVALID",
    /// The From address has letters beyond ASCII.
    FromNotAscii = "FROM_NOT_ASCII",
    /// The From line is longer than the limit.
    FromTooLong = "FROM_TOO_LONG",
    /// The From line has control characters, or line ends that are not folding.
    FromControl = "FROM_CONTROL",
    /// The header section has a line that is not a header field.
    HeadersInvalid = "HEADERS_INVALID",
    /// A line of the message is longer than the standard allows.
    LineTooLong = "LINE_TOO_LONG",
    /// The message mixes CRLF and LF line ends, or has a CR alone.
    LineEndsInvalid = "LINE_ENDS_INVALID",
    /// The header section has more fields, or longer ones, than the limit.
    HeadersTooLong = "HEADERS_TOO_LONG",
    /// The From address is neither the user's primary address nor a confirmed alias of theirs.
    FromNotOwn = "FROM_NOT_OWN",
    /// Resent-From or Resent-Sender names an address that is not the user's, or a name that an address may not have.
    ResentNotOwn = "RESENT_NOT_OWN",
    /// The message is by another author and redirected (RFC 5322 section 3.6.6): its From is not the user's, whatever Resent-From says.
    Redirected = "REDIRECTED",
    /// The signed part of a message holds a copy of its headers, which names the primary address; by a gateway it would be read.
    SignedCopy = "SIGNED_COPY",
    /// The user is disabled by the administrator.
    UserDisabled = "USER_DISABLED",
    /// The account or From address is not known, in a database that was created or restored a few days ago: it may become known.
    SenderUnknownYet = "SENDER_UNKNOWN_YET",

    // Policies
    /// The policy was changed by another administrator since it was read.
    PolicyChanged = "POLICY_CHANGED",
    /// A policy for this setting and unit exists.
    PolicyExists = "POLICY_EXISTS",
    /// The policy is for a group, or its `query` says something else than its unit.
    PolicyScopeUnsupported = "POLICY_SCOPE_UNSUPPORTED",
    /// Somebody who may do more has decided against gateways here, or nobody has allowed them.
    PolicyBanned = "POLICY_BANNED",
    /// There is no change of this unit's policy that could be undone.
    UndoNothing = "UNDO_NOTHING",

    // Organisational units
    /// There is no such unit.
    UnitUnknown = "UNIT_UNKNOWN",
    /// The unit above has a unit of this name.
    UnitExists = "UNIT_EXISTS",
    /// The unit's name has a slash, which separates the names in a path.
    UnitNameSlash = "UNIT_NAME_SLASH",
    /// The unit has people, or units below it.
    UnitNotEmpty = "UNIT_NOT_EMPTY",
    /// The unit would be moved below itself.
    UnitBelowItself = "UNIT_BELOW_ITSELF",
    /// The tree would have more levels than allowed; `levels` is the maximum.
    UnitTooDeep = "UNIT_TOO_DEEP",
    /// The root stands for the whole organisation: it cannot be renamed, moved or deleted.
    UnitRootFixed = "UNIT_ROOT_FIXED",
    /// The unit was changed by another administrator since it was read.
    UnitChanged = "UNIT_CHANGED",
    /// The `filter` is outside the documented subset.
    FilterInvalid = "FILTER_INVALID",
    /// The setting's type or value is unknown to Fromline.
    SettingInvalid = "SETTING_INVALID",

    // The gateway check (security.md T1 R1.5). The first three come before any credential is sent.
    /// The host serves certified mail (PEC), which only its provider's own server can certify.
    CertifiedMail = "CERTIFIED_MAIL",
    /// The host name is not valid; it was not looked up.
    HostInvalid = "HOST_INVALID",
    /// The host name does not exist, or leads to an address that is not allowed; the two are not distinguished.
    HostNotFound = "HOST_NOT_FOUND",
    /// The server sent no SMTP greeting.
    ConnectFailed = "CONNECT_FAILED",
    /// The server expects TLS from the first byte, but STARTTLS was chosen.
    TlsFromStart = "TLS_FROM_START",
    /// The server does not offer STARTTLS.
    StarttlsMissing = "STARTTLS_MISSING",
    /// The certificate cannot be trusted for a reason other than those below.
    TlsUntrusted = "TLS_UNTRUSTED",
    /// The server refused username or password.
    AuthRejected = "AUTH_REJECTED",
    /// The server offers no way to sign in that Fromline knows.
    AuthUnsupported = "AUTH_UNSUPPORTED",
    /// The server asked to try again later.
    Server4xx = "SERVER_4XX",
    /// The server refused the connection permanently.
    Server5xx = "SERVER_5XX",
    /// The server does not follow SMTP.
    ProtocolError = "PROTOCOL_ERROR",
    /// The server did not answer in time.
    Timeout = "TIMEOUT",

    // The gateway check, more closely: `core::gateway::reply` has the list
    /// TLS could not be established, for a reason other than the certificate.
    TlsFailed = "TLS_FAILED",
    /// The certificate has expired.
    CertificateExpired = "CERTIFICATE_EXPIRED",
    /// The certificate is for another host name.
    CertificateOtherName = "CERTIFICATE_OTHER_NAME",
    /// The certificate's issuer is not trusted.
    CertificateUnknownIssuer = "CERTIFICATE_UNKNOWN_ISSUER",
    /// The server requires a more secure connection before sign-in.
    EncryptionRequired = "ENCRYPTION_REQUIRED",
    /// The server accepts only OAuth, no passwords.
    OauthOnly = "OAUTH_ONLY",
    /// Sign-in by password is switched off for the account or its organisation.
    PasswordSignInOff = "PASSWORD_SIGN_IN_OFF",
    /// The server requires an app password.
    AppPasswordNeeded = "APP_PASSWORD_NEEDED",
    /// The server cannot check passwords now, or has seen too many wrong ones.
    AuthUnavailable = "AUTH_UNAVAILABLE",
    /// The server did not understand the sign-in: the password was not checked.
    AuthNotUnderstood = "AUTH_NOT_UNDERSTOOD",
    /// The server delays sign-ins for longer than Fromline waits.
    SignInSlow = "SIGN_IN_SLOW",
    /// The user entered too many wrong passwords for this server; `retry-after` says when to try again.
    WrongPasswordLimit = "WRONG_PASSWORD_LIMIT",
    /// The server signs the user in, but does not let them send from this address.
    SenderRefused = "SENDER_REFUSED",
    /// The server refused the recipient.
    RecipientRefused = "RECIPIENT_REFUSED",
    /// The server refused the message.
    MessageRefused = "MESSAGE_REFUSED",
    /// The server refused the message because of its size.
    MessageTooLarge = "MESSAGE_TOO_LARGE",
    /// The server does not accept 8-bit text (RFC 6152), and signed content must not be converted.
    ConversionNeeded = "CONVERSION_NEEDED",
    /// The server received the whole message and did not say whether it accepted it.
    AnswerLost = "ANSWER_LOST",
    /// The organisation's relay received the whole message and did not say whether it accepted it.
    RelayAnswerLost = "RELAY_ANSWER_LOST",
    /// The port is not allowed; the operator could allow it.
    PortNotAllowed = "PORT_NOT_ALLOWED",

    // Signing in with a token instead of a password: `core::gateway::sign_in` has the list
    /// Submission by SMTP is switched off for the mailbox's whole organisation: neither password nor token helps.
    SmtpAuthOffTenant = "SMTP_AUTH_OFF_TENANT",
    /// Submission by SMTP is switched off for this mailbox only.
    SmtpAuthOffMailbox = "SMTP_AUTH_OFF_MAILBOX",
    /// A rule of the mailbox's organisation forbids this sign-in (Conditional Access, security defaults).
    SignInPolicy = "SIGN_IN_POLICY",
    /// The provider blocks this sign-in without a known cause.
    SignInBlocked = "SIGN_IN_BLOCKED",
    /// The server refused the token: it has expired, or belongs to another user name.
    TokenRejected = "TOKEN_REJECTED",
    /// The token does not allow sending mail by SMTP.
    ScopeMissing = "SCOPE_MISSING",
    /// The server may not receive the provider's tokens; nothing was sent.
    TokenHostForbidden = "TOKEN_HOST_FORBIDDEN",

    // Getting tokens: `server::oauth` has the list
    /// The consent does not exist, belongs to another session, was used, or has expired.
    ConsentUnknown = "CONSENT_UNKNOWN",
    /// The user has not consented yet on the other device; ask again after `retry-after`.
    ConsentPending = "CONSENT_PENDING",
    /// The user, or the provider on their behalf, refused consent.
    ConsentDenied = "CONSENT_DENIED",
    /// An administrator of the account's organisation has to consent first.
    AdminConsentRequired = "ADMIN_CONSENT_REQUIRED",
    /// The consent has expired or was revoked: the user has to consent again.
    ConsentEnded = "CONSENT_ENDED",
    /// The provider does not accept this Fromline's registration: its secret has expired, or something in it is wrong.
    OauthClientRejected = "OAUTH_CLIENT_REJECTED",
    /// The provider does not answer, or not as it should.
    OauthUnavailable = "OAUTH_UNAVAILABLE",
}
