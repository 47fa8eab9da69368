//! Whether a server lets us write from an address: asked without sending anything.

use super::{SmtpSession, Stage, is_path, verdict};
use crate::smtp::{RecipientResult, SenderPermission, SenderQuestion, SmtpFailure};

impl SmtpSession {
    /// Asks with MAIL FROM the alias and RCPT TO the user's own address, and takes it back (RSET); no DATA. Postfix answers
    /// about the sender at RCPT only.
    ///
    /// A refusal for good may concern anything else; it is asked again with the login as the sender. If that may write where the
    /// alias may not, it is the alias that is refused. All else is not known.
    pub async fn ask(&mut self, question: &SenderQuestion, login: &str) -> SenderPermission {
        let SenderQuestion { sender, recipient } = question;
        match self.offer(sender, recipient).await {
            Ok(Ok(())) => SenderPermission::Yes,
            Ok(Err(refused)) if !refused.is_temporary() => {
                let Some(login) = as_sender(login, sender) else {
                    return SenderPermission::Unknown;
                };
                match self.offer(&login, recipient).await {
                    Ok(Ok(())) => SenderPermission::No,
                    _ => SenderPermission::Unknown,
                }
            }
            _ => SenderPermission::Unknown,
        }
    }

    /// One transaction, begun and taken back.
    async fn offer(&mut self, sender: &str, recipient: &str) -> Result<RecipientResult, SmtpFailure> {
        let mail = self.command(&format!("MAIL FROM:<{sender}>")).await?;
        let mut offered = verdict(&mail, 250, Stage::Sender)?;
        if offered.is_ok() {
            let rcpt = self.command(&format!("RCPT TO:<{recipient}>")).await?;
            offered = verdict(&rcpt, 250, Stage::Recipient)?;
        }
        // Who has answered has answered, whether or not it can be taken back.
        let _ = self.command("RSET").await;
        Ok(offered)
    }
}

/// The login as a sender of its own: an address as it is, a bare name in the alias's domain. `None`: it is the alias, or none can
/// be made of it.
fn as_sender(login: &str, alias: &str) -> Option<String> {
    let login = login.trim();
    let sender = match (login.contains('@'), alias.rsplit_once('@')) {
        (true, _) => login.to_owned(),
        (false, Some((_, domain))) if !login.is_empty() => format!("{login}@{domain}"),
        _ => return None,
    };
    (is_path(&sender) && !sender.eq_ignore_ascii_case(alias)).then_some(sender)
}

#[cfg(test)]
mod tests {
    use super::as_sender;

    #[test]
    fn logins_as_senders() {
        for (login, expected) in [
            ("login@partner.com", Some("login@partner.com")),
            ("login", Some("login@partner.com")),
            ("alias@partner.com", None),
            ("Alias@Partner.com", None),
            ("alias", None),
            ("", None),
            ("DOMAIN\\user", Some("DOMAIN\\user@partner.com")),
            ("two words", None),
            ("<x>@partner.com", None),
            ("żółw@partner.com", None),
        ] {
            assert_eq!(
                as_sender(login, "alias@partner.com").as_deref(),
                expected,
                "{login}"
            );
        }
    }
}
