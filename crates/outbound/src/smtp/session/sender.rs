//! Checks whether a server lets a user send from an address, without sending anything.

use super::{SmtpSession, Stage, is_path, verdict};
use crate::smtp::{RecipientResult, SenderPermission, SenderQuestion, SmtpFailure};

impl SmtpSession {
    /// Sends MAIL FROM with the alias and RCPT TO with the user's own address, then RSET without DATA. RCPT is needed because
    /// Postfix checks the sender only then.
    ///
    /// A permanent refusal may have other causes, so it is repeated with the login as sender. If that is accepted where the alias
    /// is not, the alias is refused. Every other outcome is unknown.
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

    /// Starts a transaction and cancels it.
    async fn offer(&mut self, sender: &str, recipient: &str) -> Result<RecipientResult, SmtpFailure> {
        let mail = self.command(&format!("MAIL FROM:<{sender}>")).await?;
        let mut offered = verdict(&mail, 250, Stage::Sender)?;
        if offered.is_ok() {
            let rcpt = self.command(&format!("RCPT TO:<{recipient}>")).await?;
            offered = verdict(&rcpt, 250, Stage::Recipient)?;
        }
        // The answer holds whether or not it can be withdrawn.
        let _ = self.command("RSET").await;
        Ok(offered)
    }
}

/// Returns the login as a sender: an address unchanged, a bare name in the alias's domain. `None` if it equals the alias or
/// cannot be made into an address.
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
