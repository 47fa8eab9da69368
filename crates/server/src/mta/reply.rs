//! Replies to the mail server: codes of RFC 5321 and RFC 3463, and a sentence from the locale files in ASCII.

use std::fmt;

use fromline_core::{
    Language, Reason,
    alias::LIST,
    text::{MessageId, argument, id, signature, values},
};
use fromline_outbound::smtp::{Rejection, SmtpFailure};
use fromline_text::Texts;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longest sentence, in bytes; RFC 5321, section 4.5.3.1.5, limits the whole line to 512.
const SENTENCE: usize = 200;

/// A one-line reply with an enhanced status code.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EnhancedReply {
    /// The reply code (RFC 5321).
    pub code: u16,
    /// The enhanced status code (RFC 3463).
    pub enhanced: [u16; 3],
    /// The sentence, in ASCII.
    pub text: String,
}

impl fmt::Display for EnhancedReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, enhanced, text } = self;
        let [class, subject, detail] = enhanced;
        write!(f, "{code} {class}.{subject}.{detail} {text}")
    }
}

impl EnhancedReply {
    /// Creates the reply for an accepted message or recipient.
    pub fn taken() -> Self {
        Self::new(250, [2, 0, 0], "Ok".to_owned())
    }

    fn new(code: u16, enhanced: [u16; 3], text: String) -> Self {
        Self { code, enhanced, text }
    }
}

signature! {
    /// The page with the user's addresses.
    struct LinkValues { link: Text }
}

/// The texts of replies to one user.
#[derive(Clone, Copy)]
pub struct ReplyTexts<'a> {
    texts: &'a Texts,
    language: Language,
    public_url: &'a str,
}

impl<'a> ReplyTexts<'a> {
    /// Selects the texts in a language; links in them start with `public_url`.
    pub const fn new(texts: &'a Texts, language: Language, public_url: &'a str) -> Self {
        Self {
            texts,
            language,
            public_url,
        }
    }

    /// Builds the reply for a message that Fromline refuses. Refusals that the user cannot resolve are temporary, so the message
    /// is deferred.
    pub fn refusal(self, reason: Reason) -> EnhancedReply {
        let (code, enhanced, id): (_, _, MessageId<LinkValues>) = match reason {
            Reason::AliasSuspended | Reason::GatewaysForbidden => (550, [5, 7, 1], id!("replies-suspended")),
            Reason::AliasPending => (550, [5, 7, 1], id!("replies-pending")),
            Reason::FromNotOwn => (550, [5, 7, 1], id!("replies-not-own")),
            Reason::FromMissing | Reason::FromSeveral => (550, [5, 6, 0], id!("replies-from")),
            Reason::FromInvalid => (550, [5, 6, 0], id!("replies-from-unreadable")),
            Reason::FromNotAscii => (550, [5, 6, 7], id!("replies-from-not-ascii")),
            Reason::FromTooLong => (550, [5, 6, 0], id!("replies-from-too-long")),
            Reason::FromControl => (550, [5, 6, 0], id!("replies-from-control")),
            Reason::HeadersNone | Reason::HeadersInvalid => (550, [5, 6, 0], id!("replies-headers-invalid")),
            Reason::HeadersTooLong => (550, [5, 6, 0], id!("replies-headers-too-long")),
            Reason::NameContainsAddress => (550, [5, 7, 1], id!("replies-name-address")),
            Reason::ResentNotOwn => (550, [5, 7, 1], id!("replies-resent")),
            Reason::Redirected => (550, [5, 7, 1], id!("replies-redirected")),
            Reason::SignedCopy => (550, [5, 6, 0], id!("replies-signed-copy")),
            Reason::UserDisabled => (550, [5, 7, 1], id!("replies-disabled")),
            Reason::SenderUnknownYet => (451, [4, 7, 1], id!("replies-unknown-yet")),
            Reason::Unauthenticated => (530, [5, 7, 0], id!("replies-not-signed-in")),
            _ => (451, [4, 3, 0], id!("replies-later")),
        };
        EnhancedReply::new(code, enhanced, self.sentence(id))
    }

    /// Builds the reply for a gateway's rejection of the message or of one recipient.
    pub fn rejection(self, rejection: Rejection) -> EnhancedReply {
        let id = match rejection.reason() {
            _ if rejection.is_temporary() => id!("replies-gateway-later"),
            Reason::SenderRefused => id!("replies-gateway-sender"),
            Reason::RecipientRefused => id!("replies-gateway-recipient"),
            Reason::ConversionNeeded => id!("replies-gateway-conversion"),
            _ => id!("replies-gateway-refused"),
        };
        EnhancedReply::new(rejection.code, rejection.enhanced, self.sentence(id))
    }

    /// Builds the reply for a delivery that failed. If the gateway never received the message, it is deferred and never takes
    /// another route. If the gateway received all of it and did not answer, the failure is permanent, since another attempt could
    /// deliver it twice.
    pub fn failure(self, failure: SmtpFailure) -> EnhancedReply {
        match failure.reason {
            Reason::AnswerLost | Reason::RelayAnswerLost => {
                EnhancedReply::new(554, [5, 4, 2], self.sentence(id!("replies-lost")))
            }
            reason if reason.needs_password() => {
                EnhancedReply::new(454, [4, 7, 8], self.sentence(id!("replies-gateway-password")))
            }
            reason if reason.needs_consent() => {
                EnhancedReply::new(454, [4, 7, 8], self.sentence(id!("replies-gateway-consent")))
            }
            Reason::StarttlsMissing | Reason::TlsFailed => {
                EnhancedReply::new(454, [4, 7, 5], self.sentence(id!("replies-gateway-later")))
            }
            reason if reason.is_about_certificate() => {
                EnhancedReply::new(454, [4, 7, 5], self.sentence(id!("replies-gateway-later")))
            }
            _ => EnhancedReply::new(451, [4, 4, 1], self.sentence(id!("replies-gateway-later"))),
        }
    }

    fn sentence(self, id: MessageId<LinkValues>) -> String {
        let with = |link: String| {
            let link = values!(argument, LinkValues { link = link });
            let text = self.texts.say(self.language, id.with(&link));
            ascii(text.trim_end())
        };
        let mut text = with(format!("{}{LIST}", self.public_url));
        // Half a link leads nowhere.
        if text.len() > SENTENCE {
            text = with(String::new());
        }
        text.truncate(SENTENCE);
        text
    }
}

/// Removes diacritics, because a mail program without SMTPUTF8 would show raw bytes.
fn ascii(text: &str) -> String {
    let plain = |character: char| match character {
        'ł' => 'l',
        'Ł' => 'L',
        '’' | '‘' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' => '-',
        character if character.is_ascii_graphic() => character,
        character if character.is_whitespace() => ' ',
        _ => '?',
    };
    text.nfd()
        .filter(|character| {
            !is_combining_mark(*character) && !fromline_core::address::is_invisible(*character)
        })
        .map(plain)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use fromline_outbound::smtp::Stage;

    #[test]
    fn a_link_is_whole_or_left_out() {
        let texts = Texts::new(None);
        let url = format!("https://{}.example.com", "f.".repeat(90));
        let reply = ReplyTexts::new(&texts, Language::EN, &url).refusal(Reason::FromNotOwn);
        assert_eq!(reply.text, "Not sent: the From address is not one of yours.");
    }

    #[test]
    fn every_sentence_fits_and_is_ascii() {
        let texts = Texts::new(None);
        let url = format!("https://{}.example.com", "f".repeat(40));
        let mut all = String::new();
        for language in [Language::EN, Language::IT, Language::PL] {
            let words = ReplyTexts::new(&texts, language, &url);
            for reason in Reason::ALL {
                let rejection = |stage| Rejection {
                    code: 550,
                    enhanced: [5, 1, 1],
                    stage,
                };
                let sender = Rejection {
                    code: 553,
                    enhanced: [5, 7, 1],
                    stage: Stage::Recipient,
                };
                for reply in [
                    words.refusal(*reason),
                    words.failure(SmtpFailure::temporary(*reason)),
                    words.rejection(rejection(Stage::Message)),
                    words.rejection(rejection(Stage::Recipient)),
                    words.rejection(sender),
                    words.failure(SmtpFailure::permanent(Reason::AnswerLost)),
                ] {
                    let line = reply.to_string();
                    assert!(reply.text.len() < SENTENCE && line.is_ascii(), "{line}");
                    assert!(!line.contains('?'), "{line}");
                    if *reason == Reason::AliasSuspended {
                        all.push_str(&line.replace(&url, "…"));
                        all.push('\n');
                    }
                }
            }
        }
        insta::assert_snapshot!(all, @r"
        550 5.7.1 Not sent: this From address uses an SMTP server of its own, which your administrator does not allow now. …/settings/aliases
        451 4.4.1 The SMTP server of this From address is not accepting the message right now. …/settings/aliases
        550 5.1.1 The SMTP server of this From address refused the message. …/settings/aliases
        550 5.1.1 The SMTP server of this From address refused this recipient.
        553 5.7.1 The SMTP server of this From address does not let you write from it. …/settings/aliases
        554 5.4.2 A server was given this message and did not confirm it: the recipients may have it. It is not sent again automatically.
        550 5.7.1 Non inviato: questo indirizzo Da usa un proprio server SMTP, che ora il tuo amministratore non consente. …/settings/aliases
        451 4.4.1 Il server SMTP di questo indirizzo Da per ora non accetta il messaggio. …/settings/aliases
        550 5.1.1 Il server SMTP di questo indirizzo Da ha rifiutato il messaggio. …/settings/aliases
        550 5.1.1 Il server SMTP di questo indirizzo Da ha rifiutato questo destinatario.
        553 5.7.1 Il server SMTP di questo indirizzo Da non ti permette di scrivere da questo indirizzo. …/settings/aliases
        554 5.4.2 Un server ha ricevuto questo messaggio e non lo ha confermato: i destinatari possono averlo. Non viene inviato di nuovo automaticamente.
        550 5.7.1 Nie wyslano: ten adres nadawcy ma wlasny serwer SMTP, na co Twoj administrator teraz nie zezwala. …/settings/aliases
        451 4.4.1 Serwer SMTP tego adresu nadawcy nie przyjmuje teraz wiadomosci. …/settings/aliases
        550 5.1.1 Serwer SMTP tego adresu nadawcy odrzucil wiadomosc. …/settings/aliases
        550 5.1.1 Serwer SMTP tego adresu nadawcy odrzucil tego odbiorce.
        553 5.7.1 Serwer SMTP tego adresu nadawcy nie pozwala pisac z tego adresu. …/settings/aliases
        554 5.4.2 Serwer otrzymal te wiadomosc i jej nie potwierdzil: odbiorcy moga ja miec. Nie zostanie automatycznie wyslana ponownie.
        ");
    }
}
