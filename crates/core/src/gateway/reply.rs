//! What a server's refusal means: the one list of stage, reply code and enhanced code.
//!
//! Numbers decide, never words of the server (RFC 5321 section 4.2, RFC 3463, RFC 4954 section 6, RFC 5248; and what Google,
//! Microsoft, Postfix and `OpenSMTPD` say in practice).

use crate::Reason;

/// The stage of an SMTP session at which the server refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
    /// The greeting, before any command.
    Greeting,
    /// The command EHLO or HELO.
    Hello,
    /// The command STARTTLS (RFC 3207).
    StartTls,
    /// AUTH and the exchange of its mechanism.
    SignIn,
    /// The command MAIL FROM.
    Sender,
    /// RCPT TO: the recipient, or the sender if the server postpones its check until then.
    Recipient,
    /// DATA and its end: the message as a whole.
    Message,
}

/// Maps a refusal to its reason: `code` is 400 to 599, `enhanced` its class, subject and detail, or class.0.0 without one.
pub const fn find_reason(stage: Stage, code: u16, enhanced: [u16; 3]) -> Reason {
    let [_, subject, detail] = enhanced;
    match (stage, code, (subject, detail)) {
        (Stage::SignIn, ..) => of_sign_in(code, (subject, detail)),
        // Whatever a server says before it has greeted tells nobody what runs there; that it is busy is no secret.
        (Stage::Greeting, 500.., _) => Reason::ConnectFailed,
        (Stage::StartTls, 500.., _) => Reason::StarttlsMissing,
        (_, ..500, _) => Reason::Server4xx,
        (Stage::Hello, ..) => Reason::Server5xx,
        _ if is_about_sender(stage, code, (subject, detail)) => Reason::SenderRefused,
        (Stage::Sender | Stage::Message, 552, _) | (Stage::Sender | Stage::Message, _, (3, 4) | (2, 3)) => {
            Reason::MessageTooLarge
        }
        // RFC 3463: conversion required, but not supported.
        (Stage::Sender | Stage::Message, _, (6, 3)) => Reason::ConversionNeeded,
        (Stage::Recipient, ..) => Reason::RecipientRefused,
        (Stage::Sender | Stage::Message, ..) => Reason::MessageRefused,
    }
}

/// Whether a refusal for good says that this address is not the user's to write from.
const fn is_about_sender(stage: Stage, code: u16, enhanced: (u16, u16)) -> bool {
    // Exchange says SendAsDenied at whatever stage it looks.
    let is_exchange = matches!(enhanced, (7, 60) | (2, 252));
    is_exchange
        || match stage {
            // X.1.7, X.1.8 (RFC 3463), X.7.1; 553 (Postfix), 530 without more (`OpenSMTPD`).
            Stage::Sender => matches!(
                (code, enhanced),
                (_, (1, 7 | 8) | (7, 1)) | (553, _) | (530, (0, 0))
            ),
            // Postfix answers about the sender at RCPT (smtpd_delay_reject).
            Stage::Recipient => matches!((code, enhanced), (_, (1, 7 | 8)) | (553, (7, 1))),
            _ => false,
        }
}

const fn of_sign_in(code: u16, enhanced: (u16, u16)) -> Reason {
    match (code, enhanced) {
        // Microsoft: SMTP AUTH is off for mailbox or tenant, or a rule forbids passwords; and for good.
        (500.., (7, 139 | 30)) => Reason::PasswordSignInOff,
        // RFC 5248 calls it too weak a mechanism; Google and others say it of a password that is none for programs.
        (500.., (7, 9)) => Reason::AppPasswordNeeded,
        (530 | 538, _) | (500.., (7, 10 | 11)) => Reason::EncryptionRequired,
        // RFC 4954: nobody could look at the password, whatever it is.
        (454, _) => Reason::AuthUnavailable,
        (..500, _) => Reason::Server4xx,
        (535, _) | (500.., (7, 8)) => Reason::AuthRejected,
        (502..=504 | 534, _) => Reason::AuthUnsupported,
        (500 | 501 | 521 | 552, _) | (500.., (5, 2 | 4 | 6)) => Reason::AuthNotUnderstood,
        (554, _) => Reason::Server5xx,
        // 550 above all: some servers say it of a wrong password.
        _ => Reason::AuthRejected,
    }
}

impl Reason {
    /// Returns true if the gateway needs a new password.
    pub const fn needs_password(self) -> bool {
        matches!(self, Self::AuthRejected | Self::AppPasswordNeeded)
    }

    /// Returns true if the gateway needs the user's consent again.
    pub const fn needs_consent(self) -> bool {
        matches!(
            self,
            Self::TokenRejected | Self::ScopeMissing | Self::ConsentEnded
        )
    }

    /// Returns true if the gateway's certificate cannot be trusted.
    pub const fn is_about_certificate(self) -> bool {
        matches!(
            self,
            Self::TlsUntrusted
                | Self::CertificateExpired
                | Self::CertificateOtherName
                | Self::CertificateUnknownIssuer
        )
    }

    /// Returns true if the gateway signed the user in and then refused the message, or did not say that it accepted it.
    pub const fn is_about_message(self) -> bool {
        matches!(
            self,
            Self::SenderRefused
                | Self::MessageRefused
                | Self::MessageTooLarge
                | Self::ConversionNeeded
                | Self::RecipientRefused
                | Self::AnswerLost
        )
    }

    /// Returns true if the gateway check gives this reason.
    pub const fn blames_gateway(self) -> bool {
        self.is_about_certificate()
            || matches!(
                self,
                Self::HostNotFound
                    | Self::ConnectFailed
                    | Self::TlsFromStart
                    | Self::StarttlsMissing
                    | Self::TlsFailed
                    | Self::AuthRejected
                    | Self::AuthUnsupported
                    | Self::AuthUnavailable
                    | Self::AuthNotUnderstood
                    | Self::AppPasswordNeeded
                    | Self::PasswordSignInOff
                    | Self::SmtpAuthOffTenant
                    | Self::SmtpAuthOffMailbox
                    | Self::SignInPolicy
                    | Self::SignInBlocked
                    | Self::TokenRejected
                    | Self::ScopeMissing
                    | Self::TokenHostForbidden
                    | Self::ConsentEnded
                    | Self::AdminConsentRequired
                    | Self::OauthClientRejected
                    | Self::OauthUnavailable
                    | Self::OauthOnly
                    | Self::EncryptionRequired
                    | Self::SignInSlow
                    | Self::Server4xx
                    | Self::Server5xx
                    | Self::ProtocolError
                    | Self::Timeout
            )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Reason::*;
    use Stage::{Greeting, Hello, Message, Recipient, Sender, SignIn, StartTls};

    /// Stage, code, subject and detail of the enhanced code, reason.
    const LIST: &[(Stage, u16, (u16, u16), Reason)] = &[
        (Greeting, 421, (3, 2), Server4xx),
        (Greeting, 450, (0, 0), Server4xx),
        (Greeting, 521, (0, 0), ConnectFailed),
        (Greeting, 554, (7, 1), ConnectFailed),
        (Hello, 421, (0, 0), Server4xx),
        (Hello, 504, (5, 2), Server5xx),
        (Hello, 550, (7, 1), Server5xx),
        (StartTls, 454, (7, 0), Server4xx),
        (StartTls, 502, (5, 1), StarttlsMissing),
        (StartTls, 501, (5, 4), StarttlsMissing),
        (SignIn, 535, (7, 8), AuthRejected),
        (SignIn, 535, (0, 0), AuthRejected),
        (SignIn, 535, (7, 0), AuthRejected),
        (SignIn, 535, (7, 3), AuthRejected),
        (SignIn, 550, (0, 0), AuthRejected),
        (SignIn, 535, (7, 139), PasswordSignInOff),
        (SignIn, 550, (7, 30), PasswordSignInOff),
        (SignIn, 535, (7, 30), PasswordSignInOff),
        (SignIn, 534, (7, 9), AppPasswordNeeded),
        (SignIn, 535, (7, 9), AppPasswordNeeded),
        (SignIn, 534, (0, 0), AuthUnsupported),
        (SignIn, 530, (7, 0), EncryptionRequired),
        (SignIn, 538, (7, 11), EncryptionRequired),
        (SignIn, 538, (0, 0), EncryptionRequired),
        (SignIn, 523, (7, 10), EncryptionRequired),
        (SignIn, 454, (7, 0), AuthUnavailable),
        (SignIn, 421, (7, 0), Server4xx),
        (SignIn, 432, (7, 12), Server4xx),
        (SignIn, 451, (7, 1), Server4xx),
        (SignIn, 500, (5, 2), AuthNotUnderstood),
        (SignIn, 500, (0, 0), AuthNotUnderstood),
        (SignIn, 501, (5, 2), AuthNotUnderstood),
        (SignIn, 521, (0, 0), AuthNotUnderstood),
        (SignIn, 552, (0, 0), AuthNotUnderstood),
        (SignIn, 555, (5, 6), AuthNotUnderstood),
        (SignIn, 502, (0, 0), AuthUnsupported),
        (SignIn, 503, (0, 0), AuthUnsupported),
        (SignIn, 504, (0, 0), AuthUnsupported),
        (SignIn, 504, (5, 4), AuthUnsupported),
        (SignIn, 554, (7, 1), Server5xx),
        (Sender, 553, (7, 1), SenderRefused),
        (Sender, 550, (7, 60), SenderRefused),
        (Sender, 550, (7, 1), SenderRefused),
        (Sender, 501, (1, 7), SenderRefused),
        (Sender, 550, (1, 8), SenderRefused),
        (Sender, 530, (0, 0), SenderRefused),
        (Sender, 553, (0, 0), SenderRefused),
        (Sender, 530, (7, 0), MessageRefused),
        (Sender, 552, (3, 4), MessageTooLarge),
        (Sender, 451, (7, 1), Server4xx),
        (Recipient, 553, (7, 1), SenderRefused),
        (Recipient, 550, (7, 60), SenderRefused),
        (Recipient, 550, (1, 8), SenderRefused),
        (Recipient, 550, (1, 1), RecipientRefused),
        (Recipient, 550, (7, 1), RecipientRefused),
        (Recipient, 552, (2, 2), RecipientRefused),
        (Recipient, 450, (7, 1), Server4xx),
        (Message, 554, (2, 252), SenderRefused),
        (Message, 550, (7, 60), SenderRefused),
        (Message, 554, (7, 1), MessageRefused),
        (Message, 550, (0, 0), MessageRefused),
        (Message, 552, (0, 0), MessageTooLarge),
        (Message, 554, (3, 4), MessageTooLarge),
        (Message, 554, (6, 3), ConversionNeeded),
        (Sender, 555, (6, 3), ConversionNeeded),
        (Recipient, 550, (6, 3), RecipientRefused),
        (Message, 451, (0, 0), Server4xx),
    ];

    #[test]
    fn each_row_has_its_reason() {
        for (stage, code, (subject, detail), expected) in LIST {
            assert_eq!(
                find_reason(*stage, *code, [code / 100, *subject, *detail]),
                *expected,
                "{stage:?} {code} {subject}.{detail}"
            );
        }
    }

    /// "Come back later" is never told as a refusal, a refusal never as that, and a wrong password only at signing in.
    #[test]
    fn whatever_the_numbers() {
        for stage in [Greeting, Hello, StartTls, SignIn, Sender, Recipient, Message] {
            for code in 400..600 {
                for enhanced in [
                    (0, 0),
                    (1, 7),
                    (7, 8),
                    (7, 9),
                    (7, 30),
                    (7, 60),
                    (7, 139),
                    (999, 999),
                ] {
                    let reason = find_reason(stage, code, [code / 100, enhanced.0, enhanced.1]);
                    let later = matches!(reason, Server4xx | AuthUnavailable);
                    let asks_for_tls = stage == SignIn && reason == EncryptionRequired;
                    assert!(
                        later == (code < 500) || asks_for_tls,
                        "{stage:?} {code} {enhanced:?}: {reason:?}"
                    );
                    assert!(!reason.needs_password() || stage == SignIn, "{stage:?} {code}");
                    assert!(reason.blames_gateway() || reason.is_about_message(), "{reason:?}");
                }
            }
        }
    }
}
