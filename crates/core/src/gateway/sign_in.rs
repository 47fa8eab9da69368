//! What a refusal to sign in means: by what was presented, the numbers, and where one number stands for several causes by a few words.
//!
//! Microsoft gives 535 5.7.139 for a switch, a rule and a password alike, and tells them apart in words alone (Exchange Online, "Fix
//! issues with printers, scanners, and LOB applications that send email"). Only whether these words occur is used; none is kept.

use super::reply::{self, Stage};
use crate::Reason;

/// The credential that a session presents at sign-in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Presented {
    /// The account's password or an app password.
    Password,
    /// An access token (OAuth 2.0).
    Token,
}

/// The cause that the words of a refusal name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cause {
    /// No cause that is known.
    Other,
    /// Submission by SMTP is switched off for the whole organisation.
    OffForTenant,
    /// Submission by SMTP is switched off for this mailbox.
    OffForMailbox,
    /// Passwords are not accepted.
    NoPasswords,
    /// A rule of the organisation: Conditional Access, security defaults.
    Rule,
}

/// Words, in lower case, and the cause that they name.
const WORDS: [(&str, Cause); 7] = [
    ("disabled for the tenant", Cause::OffForTenant),
    ("disabled for the mailbox", Cause::OffForMailbox),
    ("basic authentication is", Cause::NoPasswords),
    ("did not meet the criteria", Cause::Rule),
    ("security defaults", Cause::Rule),
    ("conditional access", Cause::Rule),
    ("user is locked", Cause::Rule),
];

impl Cause {
    /// Finds the cause in the text of a reply, its lines joined. Text from the first bracket on is the server's own name and ignored.
    pub fn of(text: &str) -> Self {
        let said = text.split('[').next().unwrap_or_default().to_ascii_lowercase();
        let found = WORDS.iter().find(|(words, _)| said.contains(words));
        found.map_or(Self::Other, |(_, cause)| *cause)
    }
}

/// A server's statement about a token before it refuses (RFC 7628 section 3.2.2; Google's XOAUTH2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Challenge {
    /// No statement that is known.
    None,
    /// The token has expired or is invalid.
    InvalidToken,
    /// The token is valid, but not for sending mail.
    InsufficientScope,
}

impl Challenge {
    /// Parses the `status` of the error: RFC 7628's words, or XOAUTH2's HTTP numbers (RFC 6750 section 3.1).
    pub fn of_status(status: &str) -> Self {
        match status {
            "invalid_token" | "401" => Self::InvalidToken,
            "insufficient_scope" | "403" => Self::InsufficientScope,
            _ => Self::None,
        }
    }
}

/// A server's refusal of a sign-in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Refused {
    /// The credential that was presented.
    pub presented: Presented,
    /// The reply code, 400 to 599.
    pub code: u16,
    /// The enhanced status code, or class.0.0.
    pub enhanced: [u16; 3],
    /// The cause that its words name.
    pub cause: Cause,
    /// The server's statement before the refusal.
    pub challenge: Challenge,
}

impl Refused {
    /// Returns the reason for the refusal.
    pub const fn reason(self) -> Reason {
        let by_number = reply::find_reason(Stage::SignIn, self.code, self.enhanced);
        match (self.presented, by_number, self.cause) {
            // These switches are off for whatever is presented.
            (_, Reason::PasswordSignInOff, Cause::OffForTenant) => Reason::SmtpAuthOffTenant,
            (_, Reason::PasswordSignInOff, Cause::OffForMailbox) => Reason::SmtpAuthOffMailbox,
            (Presented::Password, ..) => by_number,
            (_, Reason::PasswordSignInOff, Cause::Rule) => Reason::SignInPolicy,
            (_, Reason::PasswordSignInOff, _) => Reason::SignInBlocked,
            (_, Reason::AuthRejected | Reason::AppPasswordNeeded, _) => match self.challenge {
                Challenge::InsufficientScope => Reason::ScopeMissing,
                Challenge::None | Challenge::InvalidToken => Reason::TokenRejected,
            },
            _ => by_number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Challenge::{InsufficientScope, InvalidToken};
    use Presented::{Password, Token};

    fn reason(presented: Presented, line: &str, challenge: Challenge) -> Reason {
        let (code, rest) = line.split_at(3);
        let (enhanced, text) = rest
            .trim_start()
            .split_once(' ')
            .unwrap_or((rest.trim_start(), ""));
        let numbers: Vec<u16> = enhanced.split('.').filter_map(|part| part.parse().ok()).collect();
        let code = code.parse().unwrap();
        let refused = Refused {
            presented,
            code,
            enhanced: numbers.try_into().unwrap_or([code / 100, 0, 0]),
            cause: Cause::of(text),
            challenge,
        };
        refused.reason()
    }

    /// Each documented refusal: as Microsoft and Google publish them, as Dovecot 2.3.19 and nodemailer's server gave them.
    #[expect(clippy::too_many_lines, reason = "a table")]
    #[test]
    fn each_refusal_has_its_reason() {
        for (line, password, token) in [
            (
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit \
                 https://aka.ms/smtp_auth_disabled for more information. [AM0PR02CA0001.eurprd02.prod.outlook.com]",
                Reason::SmtpAuthOffTenant,
                Reason::SmtpAuthOffTenant,
            ),
            (
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit \
                 https://aka.ms/smtp_auth_disabled for more information. [x]",
                Reason::SmtpAuthOffMailbox,
                Reason::SmtpAuthOffMailbox,
            ),
            (
                "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [x]",
                Reason::PasswordSignInOff,
                Reason::SignInBlocked,
            ),
            (
                "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated \
                 successfully. Contact your administrator. [x]",
                Reason::PasswordSignInOff,
                Reason::SignInPolicy,
            ),
            (
                "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. \
                 Contact your administrator. [x]",
                Reason::PasswordSignInOff,
                Reason::SignInPolicy,
            ),
            (
                "535 5.7.139 something new [x]",
                Reason::PasswordSignInOff,
                Reason::SignInBlocked,
            ),
            (
                "535 5.7.139 something new [disabled for the tenant]",
                Reason::PasswordSignInOff,
                Reason::SignInBlocked,
            ),
            (
                "550 5.7.30 Basic authentication is not supported for Client Submission.",
                Reason::PasswordSignInOff,
                Reason::SignInBlocked,
            ),
            (
                "535 5.7.3 Authentication unsuccessful [x]",
                Reason::AuthRejected,
                Reason::TokenRejected,
            ),
            (
                "535 5.7.8 Username and Password not accepted.",
                Reason::AuthRejected,
                Reason::TokenRejected,
            ),
            (
                "535 5.7.8 disabled for the tenant, says a server that is not Microsoft's",
                Reason::AuthRejected,
                Reason::TokenRejected,
            ),
            (
                "534 5.7.9 Application-specific password required.",
                Reason::AppPasswordNeeded,
                Reason::TokenRejected,
            ),
            ("535 wrong", Reason::AuthRejected, Reason::TokenRejected),
            (
                "454 4.7.0 Temporary authentication failure",
                Reason::AuthUnavailable,
                Reason::AuthUnavailable,
            ),
            ("421 4.7.0 Try again later", Reason::Server4xx, Reason::Server4xx),
            (
                "504 5.7.4 Unrecognized authentication type",
                Reason::AuthUnsupported,
                Reason::AuthUnsupported,
            ),
            (
                "501 5.5.2 malformed",
                Reason::AuthNotUnderstood,
                Reason::AuthNotUnderstood,
            ),
            (
                "530 5.7.0 Must issue STARTTLS",
                Reason::EncryptionRequired,
                Reason::EncryptionRequired,
            ),
        ] {
            assert_eq!(
                reason(Password, line, Challenge::None),
                password,
                "password: {line}"
            );
            assert_eq!(reason(Token, line, Challenge::None), token, "token: {line}");
            assert_eq!(reason(Token, line, InvalidToken), token, "token: {line}");
            let scope = match token {
                Reason::TokenRejected => Reason::ScopeMissing,
                other => other,
            };
            assert_eq!(reason(Token, line, InsufficientScope), scope, "scope: {line}");
        }
    }

    #[test]
    fn what_stands_before_a_refusal() {
        for (status, challenge) in [
            ("invalid_token", InvalidToken),
            ("401", InvalidToken),
            ("insufficient_scope", InsufficientScope),
            ("403", InsufficientScope),
            ("invalid_request", Challenge::None),
            ("400", Challenge::None),
            ("", Challenge::None),
        ] {
            assert_eq!(Challenge::of_status(status), challenge, "{status}");
        }
    }

    proptest::proptest! {
        /// A token is never told about as a password is, nor a password as a token; and "later" stays that.
        #[test]
        fn nobody_is_told_of_what_they_did_not_present(
            code in 400_u16..600, subject in 0_u16..9, detail in 0_u16..140, text in "\\PC{0,60}"
        ) {
            let refused = |presented, challenge| Refused {
                presented, code, enhanced: [code / 100, subject, detail], cause: Cause::of(&text), challenge,
            }.reason();
            proptest::prop_assert!(!refused(Password, InsufficientScope).needs_consent());
            for challenge in [Challenge::None, InvalidToken, InsufficientScope] {
                let reason = refused(Token, challenge);
                proptest::prop_assert!(!reason.needs_password() && reason != Reason::PasswordSignInOff);
                proptest::prop_assert!(reason.blames_gateway());
                proptest::prop_assert!(code >= 500 || !reason.needs_consent());
            }
        }
    }
}
