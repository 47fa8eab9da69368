//! The envelope of a message: MAIL FROM and RCPT TO.

use super::{SmtpSession, Stage, verdict};
use crate::smtp::{Envelope, PartialDelivery, RecipientResult, SmtpFailure};

impl SmtpSession {
    /// Sends sender and recipients, and returns the server's result for each recipient. `parameters` follow the sender.
    ///
    /// Notifications use the null sender (RFC 5321, section 4.5.5). If a server refuses it permanently, the alternative sender of
    /// the envelope is tried once.
    pub(super) async fn address(
        &mut self,
        envelope: &Envelope,
        parameters: &str,
    ) -> Result<Vec<RecipientResult>, SmtpFailure> {
        let sender = envelope.sender.as_deref().unwrap_or_default();
        let verdicts = self.address_from(sender, envelope, parameters).await?;
        let is_refused = |verdict: &RecipientResult| verdict.is_err_and(|refused| !refused.is_temporary());
        match &envelope.instead {
            Some(instead) if sender.is_empty() && verdicts.iter().all(is_refused) => {
                self.command("RSET").await?;
                self.address_from(instead, envelope, parameters).await
            }
            _ => Ok(verdicts),
        }
    }

    async fn address_from(
        &mut self,
        sender: &str,
        envelope: &Envelope,
        parameters: &str,
    ) -> Result<Vec<RecipientResult>, SmtpFailure> {
        let recipients = &envelope.recipients;
        let taken = self.command(&format!("MAIL FROM:<{sender}>{parameters}")).await?;
        if let Err(refused) = verdict(&taken, 250, Stage::Sender)? {
            return Ok(vec![Err(refused); recipients.len()]);
        }
        let mut verdicts = Vec::with_capacity(recipients.len());
        for recipient in recipients {
            let reply = self.command(&format!("RCPT TO:<{recipient}>")).await?;
            let verdict = verdict(&reply, 250, Stage::Recipient)?;
            if let (Err(_), PartialDelivery::Together) = (verdict, envelope.addressed) {
                return Ok(vec![verdict; recipients.len()]);
            }
            verdicts.push(verdict);
        }
        Ok(verdicts)
    }
}
