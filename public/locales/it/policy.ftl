### The administrator's page: per-user outbound gateways.

policy-crumb-apps = App
policy-crumb-mail = Posta
policy-crumb-access = Accesso utente finale
policy-page-title = Consentire l’utilizzo di gateway in uscita per utente
policy-checklist-show = Mostra l’elenco di configurazione
policy-what = Gli utenti possono inviare da indirizzi ospitati su altri server. Un gateway in uscita per utente è il server SMTP di uno di questi indirizzi: recapita quella posta al posto dei server della tua organizzazione.

## The setting

policy-section-title = Consenti gateway in uscita per utente
policy-checkbox = Consenti agli utenti di inviare email tramite un server SMTP esterno durante la configurazione di un indirizzo mittente ospitato al di fuori dei tuoi domini di posta
policy-checked = Selezionata
policy-checked-meaning = Chi aggiunge un altro indirizzo può indicare il server SMTP che ne recapita la posta.
policy-unchecked = Non selezionata (impostazione predefinita)
policy-unchecked-meaning = Si possono aggiungere altri indirizzi, ma nessun server SMTP: la posta dai nuovi indirizzi viene recapitata dai server della tua organizzazione.
# $count (Number) - addresses that have an SMTP server of their own, which is switched off now
policy-restores =
    { $count ->
        [one] Salvando si riattiva il server SMTP di { $count } indirizzo sospeso.
       *[other] Salvando si riattivano i server SMTP di { $count } indirizzi sospesi.
    }
policy-suspended-legend = Che cosa succede alla posta dagli indirizzi sospesi?
policy-suspended-refuse = Viene rifiutata
policy-suspended-refuse-hint = Il mittente legge il motivo. La posta non viene inviata in altro modo.
policy-suspended-behalf = La recapitano i server dell’organizzazione
policy-suspended-behalf-hint = Alcuni destinatari vedono allora anche l’indirizzo principale.

## Why, and why not

policy-allow-heading = Perché consentirlo
policy-allow-authentic = Tutta la posta dell’indirizzo arriva da un solo server, in qualunque programma sia scritta. I destinatari possono verificare che è autentica.
policy-allow-record = Il server a cui appartiene l’indirizzo conserva un registro di ciò che è inviato a suo nome.
policy-allow-from = Di solito i destinatari vedono solo l’indirizzo, senza «per conto di».
policy-allow-bypass = La posta con l’indirizzo di un partner non passa dal gateway in uscita della tua organizzazione, se è quello che vuoi.
policy-deny-heading = Perché non consentirlo
# $gateway (String) - host name of the organization's outbound gateway
policy-deny-bypass = Questa posta non passa dal tuo gateway in uscita { $gateway }, quindi lì non viene archiviata, filtrata né firmata.
policy-deny-bypass-unnamed = Questa posta non passa dal gateway in uscita della tua organizzazione, quindi lì non viene archiviata, filtrata né firmata.
policy-deny-all = Se tutta la posta in uscita deve passare attraverso il gateway in uscita, lascia la casella deselezionata.
policy-effect = Una modifica ha effetto subito, per tutta la posta inviata dopo il salvataggio e per quella che aspetta ancora il suo server SMTP.
policy-each-user = Attivare l’opzione non basta: ogni utente deve configurare i propri indirizzi.
policy-guide-link = Guida per gli utenti

## Saving

policy-save = Salva
policy-save-unchanged = Non è cambiato nulla.
policy-saved-on = Salvato. Da ora gli utenti possono inviare tramite server SMTP esterni.
policy-saved-off = Salvato. Da ora i server SMTP esterni sono disattivati.
policy-saved-off-behalf = Salvato. Da ora i server SMTP esterni sono disattivati; la posta dagli indirizzi sospesi è recapitata dai server dell’organizzazione.
policy-saved-refuse = Salvato. Da ora la posta dagli indirizzi sospesi viene rifiutata.
policy-saved-behalf = Salvato. Da ora la posta dagli indirizzi sospesi è recapitata dai server dell’organizzazione.
# $who (String) - address of the administrator
# $when (String) - date and time
policy-last-change = Ultima modifica: { $when }, { $who }

## Before switching off

policy-off-title = Disattivare i server SMTP esterni?
# $unit (String) - the organizational unit, as a path
policy-off-title-unit = Disattivare i server SMTP esterni per { $unit }?
# $count (Number) - users
policy-off-users =
    { $count ->
        [one] { $count } utente invia tramite un proprio server SMTP.
       *[other] { $count } utenti inviano tramite propri server SMTP.
    }
# $count (Number) - addresses
policy-off-aliases =
    { $count ->
        [one] { $count } indirizzo verrà sospeso:
       *[other] { $count } indirizzi verranno sospesi:
    }
policy-off-list = Utenti e indirizzi interessati
# $address (String) - the additional address
# $host (String) - its SMTP server
policy-off-alias = { $address } tramite { $host }
policy-off-more = Mostra altri
# $shown (Number) - addresses in the list so far
# $count (Number) - addresses in all
policy-off-shown = Sono mostrati i primi { $shown } di { $count } indirizzi. Solo per questi è stato verificato se molti server rifiuterebbero la posta.
policy-off-nobody = Ora nessuno usa un proprio server SMTP. Nessun indirizzo verrà sospeso.
policy-off-unknown = Verifica degli utenti interessati in corso…
policy-off-kept = Le impostazioni SMTP vengono conservate. Se riattivi i server SMTP esterni, torneranno in uso.
policy-off-confirm = Disattiva e salva
policy-off-cancel = Annulla

## Before other changes

policy-on-title = Attivare i server SMTP esterni?
# $unit (String) - the organizational unit, as a path
policy-on-title-unit = Attivare i server SMTP esterni per { $unit }?
policy-on-confirm = Attiva e salva
policy-touches-nobody = Nessuno ha un indirizzo sospeso.
policy-refuse-title = Rifiutare la posta dagli indirizzi sospesi?
# $unit (String) - the organizational unit, as a path
policy-refuse-title-unit = Rifiutare la posta dagli indirizzi sospesi in { $unit }?
policy-refuse-confirm = Rifiuta e salva
# $count (Number) - users
policy-refuse-users =
    { $count ->
        [one] Dopo il salvataggio viene rifiutata la posta che { $count } utente invia da indirizzi sospesi:
       *[other] Dopo il salvataggio viene rifiutata la posta che { $count } utenti inviano da indirizzi sospesi:
    }
policy-behalf-title = Recapitare la posta dagli indirizzi sospesi?
# $unit (String) - the organizational unit, as a path
policy-behalf-title-unit = Recapitare la posta dagli indirizzi sospesi in { $unit }?
policy-behalf-confirm = Recapita e salva
# $count (Number) - users
policy-behalf-users =
    { $count ->
        [one] Dopo il salvataggio i server dell’organizzazione recapitano la posta che { $count } utente invia da indirizzi sospesi:
       *[other] Dopo il salvataggio i server dell’organizzazione recapitano la posta che { $count } utenti inviano da indirizzi sospesi:
    }

## Telling the users

# $count (Number) - users whom the change concerns
policy-notify =
    { $count ->
        [one] Avvisa per email { $count } utente
       *[other] Avvisa per email { $count } utenti
    }
# $count (Number) - users who get an email
policy-notify-hint =
    { $count ->
        [one] L’utente riceve un’email nella propria lingua, che dice che cosa cambia e per quali indirizzi.
       *[other] Ognuno riceve un’email nella propria lingua, che dice che cosa cambia e per quali indirizzi.
    }
policy-notify-sentence = Aggiungi una frase tua
policy-notify-sentence-hint = Facoltativa, al massimo 500 caratteri. Compare in ogni email, con il tuo indirizzo.
policy-notify-no-relay = Nessuno può essere avvisato per email: in Fromline non è impostato un server di posta in uscita.
# $sent (Number) - mails that have been sent
# $count (Number) - mails in all, one for each user concerned
policy-notices = Email agli utenti sull’ultima modifica: { $sent } di { $count } inviate.
# $count (Number) - mails
policy-notices-failed =
    { $count ->
        [one] Non è stato possibile inviare { $count } email.
       *[other] Non è stato possibile inviare { $count } email.
    }
# $count (Number) - mails
policy-notices-withdrawn =
    { $count ->
        [one] { $count } email non è stata inviata, perché nel frattempo l’impostazione è cambiata di nuovo o non c’era più nulla da dire.
       *[other] { $count } email non sono state inviate, perché nel frattempo l’impostazione è cambiata di nuovo o non c’era più nulla da dire.
    }

## Two administrators at once

policy-conflict-title = Nel frattempo qualcun altro ha modificato questa impostazione
# $who (String) - address of the other administrator
# $when (String) - date and time
policy-conflict-who = Salvata da { $who }, { $when }.
# $when (String) - date and time
policy-conflict-somebody = Salvata da un altro amministratore, { $when }.
policy-conflict-theirs = Ora è salvato:
policy-conflict-mine = La tua scelta:
policy-conflict-take = Mantieni ciò che è salvato ora
policy-conflict-keep = Salva invece la tua scelta
policy-state-on = I server SMTP esterni sono consentiti.
policy-state-off-refuse = I server SMTP esterni sono disattivati; la posta dagli indirizzi sospesi viene rifiutata.
policy-state-off-behalf = I server SMTP esterni sono disattivati; la posta dagli indirizzi sospesi è recapitata dai server dell’organizzazione.

## Beside the switch

policy-preview-off = Casella deselezionata
policy-preview-on = Casella selezionata
policy-preview-title = Che cosa vedono i destinatari
policy-preview-gateway = Che cosa aspettarsi per un indirizzo in uso. Con questa scelta recapita il suo server SMTP.
policy-preview-behalf = Che cosa aspettarsi per un indirizzo in uso. Con questa scelta recapitano i server della tua organizzazione.
policy-preview-refused = Con questa scelta la posta dagli indirizzi che hanno un server SMTP viene rifiutata. Qui sotto vedi un esempio di indirizzo che non ne ha: la sua posta è recapitata dai server della tua organizzazione.
policy-preview-example = Indirizzo di esempio.
policy-preview-legend = Casella selezionata: recapita il server SMTP dell’indirizzo, se l’utente ne ha indicato uno. Casella deselezionata: recapitano i server della tua organizzazione.

## Organizational units

policy-units-title = Unità organizzative
policy-units-search = Cerca unità
policy-units-none = Nessuna unità contiene questo testo nel nome.
# $count (Number) - units
policy-units-found =
    { $count ->
        [one] { $count } unità trovata.
       *[other] { $count } unità trovate.
    }
# $people (Number) - people in the unit and in those below it
# $gateways (Number) - their gateways
policy-units-counts = Persone: { $people }, gateway: { $gateways }
policy-unit-overridden = Sostituita
# $unit (String) - the unit that sets it, as a path
policy-unit-inherited = Ereditata da { $unit }
policy-unit-default = Non ancora impostata: vale quella predefinita.
policy-override = Ignora
policy-inherit = Eredita
policy-inherited-now = Da ora è ereditata.
policy-undo = Annulla l’ultima modifica
policy-undone = L’ultima modifica è annullata.
policy-unit-actions = Modifica le unità
policy-unit-name = Nome
policy-unit-add = Aggiungi un’unità
# $unit (String) - the unit above, as a path
policy-unit-add-title = Aggiungi un’unità in { $unit }
policy-unit-rename = Rinomina
# $unit (String) - the unit
policy-unit-rename-title = Rinomina { $unit }
policy-unit-move = Sposta
# $unit (String) - the unit
policy-unit-move-title = Sposta { $unit }
policy-unit-move-to = Sposta in
policy-unit-people = Sposta qui delle persone
# $unit (String) - the unit, as a path
policy-unit-people-title = Sposta delle persone in { $unit }
policy-unit-people-field = I loro indirizzi principali
policy-unit-people-hint = Un indirizzo per riga, al massimo 500.
policy-unit-delete = Elimina
# $unit (String) - the unit
policy-unit-delete-title = Eliminare { $unit }?
policy-unit-delete-what = L’unità e la sua impostazione vengono eliminate. Un’unità con persone o altre unità non può essere eliminata.
policy-unit-check = Verifica chi è interessato
policy-move-nobody = Dopo lo spostamento la posta di tutti viene recapitata come prima.
# $count (Number) - addresses
policy-move-on =
    { $count ->
        [one] Dopo lo spostamento torna in uso il server SMTP di { $count } indirizzo sospeso.
       *[other] Dopo lo spostamento tornano in uso i server SMTP di { $count } indirizzi sospesi.
    }
# $count (Number) - addresses
policy-move-refuse =
    { $count ->
        [one] Dopo lo spostamento viene rifiutata la posta da { $count } indirizzo con un proprio server SMTP.
       *[other] Dopo lo spostamento viene rifiutata la posta da { $count } indirizzi con propri server SMTP.
    }
# $count (Number) - addresses
policy-move-behalf =
    { $count ->
        [one] Dopo lo spostamento i server dell’organizzazione recapitano la posta da { $count } indirizzo con un proprio server SMTP.
       *[other] Dopo lo spostamento i server dell’organizzazione recapitano la posta da { $count } indirizzi con propri server SMTP.
    }
# $address (String) - one of the addresses
# $user (String) - the primary address of the account
policy-move-example = Per esempio { $address }, account { $user }
# $address (String) - what was entered
policy-unit-people-unknown = Nessuno ha questo indirizzo principale: { $address }
# $count (Number) - addresses with an SMTP server of their own
policy-applies =
    { $count ->
        [one] Questa impostazione riguarda { $count } indirizzo con un proprio server SMTP.
       *[other] Questa impostazione riguarda { $count } indirizzi con un proprio server SMTP.
    }
policy-looks = Il tuo ruolo ti permette di vedere questa impostazione, ma non di modificarla.
