### The aliases page: the primary address and the aliases, and changing one of them.

aliases-title = I miei indirizzi
aliases-lead = Per ogni indirizzo vedi se puoi inviare posta e chi la recapita.
aliases-add = Aggiungi un altro indirizzo email
aliases-empty = Per ora invii solo dal tuo indirizzo principale. Se hai un altro indirizzo, puoi aggiungerlo e scrivere anche da quello.
# $count (Number) - how many more addresses can be added
aliases-room =
    { $count ->
        [one] Puoi aggiungere ancora { $count } indirizzo.
       *[other] Puoi aggiungere ancora { $count } indirizzi.
    }
aliases-full = Hai 99 indirizzi aggiuntivi, il massimo possibile. Eliminane uno che non ti serve.

## States

aliases-primary = indirizzo principale
aliases-default = predefinito
aliases-pending = in attesa di conferma
aliases-suspended = sospeso
aliases-pending-text = Da questo indirizzo non si può inviare nulla finché non inserisci il codice che vi è stato inviato.
aliases-pending-then-refuse = Ora il tuo amministratore non consente server SMTP esterni. Se la situazione non cambia, la posta da questo indirizzo verrà rifiutata anche dopo la conferma.
aliases-pending-then-behalf = Ora il tuo amministratore non consente server SMTP esterni. Se la situazione non cambia, dopo la conferma la posta da questo indirizzo sarà recapitata dai server della tua organizzazione, e alcuni destinatari vedranno anche il tuo indirizzo principale.
aliases-suspended-refuse = Ora il tuo amministratore non consente server SMTP esterni. La posta da questo indirizzo viene rifiutata e non viene inviata in altro modo. Le impostazioni restano conservate.
aliases-suspended-behalf = Ora il tuo amministratore non consente server SMTP esterni. Per adesso la posta da questo indirizzo è recapitata dai server della tua organizzazione, e alcuni destinatari vedono anche il tuo indirizzo principale.
# $address (String) - the address with its domain in ASCII letters: user@xn--…
aliases-lookalike = Alcune lettere di questo dominio somigliano ad altre. Per esteso l’indirizzo è { $address }.
aliases-suspended-remove = Puoi anche rimuovere il server SMTP. In questo caso questa posta è recapitata dai server della tua organizzazione, anche se i server esterni tornano a essere consentiti.

## Who delivers

aliases-route-organization = La posta è inviata dai server della tua organizzazione.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-gateway = La posta è inviata tramite { $host }, porta { $port }, { $security }.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-gateway-fails = Server SMTP: { $host }, porta { $port }, { $security }.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-rests = Configurato, ma ora non in uso: { $host }, porta { $port }, { $security }.
aliases-route-then-organization = Dopo la conferma la posta sarà inviata dai server della tua organizzazione.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-then-gateway = Dopo la conferma la posta sarà inviata tramite { $host }, porta { $port }, { $security }.
# $address (String) - the Reply-To address
aliases-reply-to = Le risposte vanno a { $address }.
aliases-treated = Considerato come un alias.
# $provider (String) - nome del provider
aliases-signs-in = Accede con { $provider }, senza password.
# $provider (String) - nome del provider
# $day (String) - un giorno
# not-wrong: order - il giorno viene prima, come nelle altre frasi
aliases-password-ends = Dopo il { $day } { $provider } disattiva per impostazione predefinita le password per SMTP. Collegati prima, così la posta da questo indirizzo non dovrà aspettare. Qui non devi inserire nulla.
# $provider (String) - nome del provider
aliases-password-ended = Questo server SMTP non accetta più password. Collegati con { $provider }, così la posta da questo indirizzo non dovrà aspettare. Qui non devi inserire nulla.
aliases-connect-again = Collega di nuovo
# $address (String) - l’indirizzo
aliases-connected = Collegamento riuscito, il server lo ha accettato: { $address }

## What can be done

aliases-enter-code = Inserisci il codice
aliases-make-default = Rendi predefinito
# $address (String) - the address that is the default now
aliases-made-default = Salvato. Indirizzo predefinito: { $address }
aliases-default-hint = L’indirizzo predefinito è quello che i programmi di posta propongono quando scrivi. Per ogni messaggio puoi sceglierne un altro.
aliases-edit = Modifica
aliases-write = Come scrivere da questo indirizzo
aliases-delete = Elimina
aliases-delete-title = Eliminare questo indirizzo?
# $address (String) - the address
aliases-delete-text = { $address } sparisce dal tuo elenco, con le sue impostazioni SMTP. Per usarlo di nuovo dovrai aggiungerlo e confermarlo un’altra volta.
aliases-delete-consent = Il consenso che hai dato a Fromline presso il provider viene eliminato qui, e revocato lì se il provider lo permette e nessun altro tuo indirizzo lo usa.
aliases-delete-default = È il tuo indirizzo predefinito. Diventerà predefinito il tuo indirizzo principale.
aliases-delete-confirm = Elimina
aliases-delete-cancel = Mantieni
# $address (String) - the address that was deleted
aliases-deleted = Eliminato: { $address }
# $address (String) - the address this button is for; read after the button's own words
aliases-for = – { $address }

## Editing one

# $address (String) - the address
aliases-edit-title = Modifica { $address }
aliases-edit-back = Torna ai miei indirizzi
aliases-edit-sender = Nome e risposte
aliases-edit-delivery = Chi recapita
aliases-edit-unchanged = Il nome utente e la password salvati non vengono più mostrati. Lascia vuoti entrambi i campi per mantenerli.
aliases-edit-unchanged-consent = Il nome utente salvato non viene più mostrato. Lascia vuoto il campo per mantenerlo.
aliases-edit-username = Nuovo nome utente
aliases-edit-password = Nuova password
aliases-edit-remove-hint = Le impostazioni SMTP di questo indirizzo vengono eliminate, con la password salvata.
aliases-edit-code-ends = Finché l’indirizzo non è confermato, un nuovo server SMTP annulla il codice già inviato. In seguito chiedi un nuovo codice.
aliases-edit-save = Salva
aliases-edit-save-unchanged = Non è cambiato nulla.
aliases-edit-saved = Salvato.
aliases-edit-confirmed = Confermato. Ora puoi inviare da questo indirizzo.
aliases-edit-confirmed-only = Confermato.
aliases-edit-missing = Questo indirizzo non è nel tuo elenco. Forse è stato eliminato.
aliases-edit-locked = Il server SMTP non si può modificare finché il tuo amministratore non consente server SMTP esterni. Puoi conservarlo per dopo o rimuoverlo.
aliases-edit-keep-legend = Che cosa succede al server SMTP di questo indirizzo?
aliases-edit-keep = Conservalo per dopo
aliases-edit-keep-refuse = Tornerà in uso quando il tuo amministratore lo consentirà. Fino ad allora la posta da questo indirizzo viene rifiutata.
aliases-edit-keep-behalf = Tornerà in uso quando il tuo amministratore lo consentirà. Fino ad allora la posta da questo indirizzo è recapitata dai server della tua organizzazione.
aliases-edit-keep-pending = Sarà usato quando l’indirizzo sarà confermato e il tuo amministratore lo consentirà.
aliases-edit-exposed-visible = Un messaggio di prova ha mostrato che questo server SMTP fa vedere ai destinatari un altro mittente.
aliases-edit-exposed-headers = Un messaggio di prova ha mostrato che questo server SMTP rivela il suo utente in intestazioni che pochi guardano.
aliases-edit-exposed-where = Vedi che cosa ha modificato
aliases-edit-gateway-exposes = Un messaggio di prova ha mostrato che i destinatari vedono un altro mittente. I server della tua organizzazione non recapitano questa posta.
aliases-edit-remove = Rimuovilo
aliases-edit-remove-means = In questo caso la posta da questo indirizzo è recapitata dai server della tua organizzazione. Alcuni destinatari vedono anche il tuo indirizzo principale.
aliases-edit-none = Non si può aggiungere un server SMTP: il tuo amministratore non consente server SMTP esterni.
aliases-edit-reply-hint = Le risposte arrivano qui invece che all’indirizzo qui sopra. Lascia il campo vuoto se non ti serve.
aliases-edit-primary = La posta del tuo indirizzo principale è sempre recapitata dai server della tua organizzazione.
