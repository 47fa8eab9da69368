### Come stanno i server SMTP degli indirizzi: per chi ne ha uno e per l’amministratore.


## L’elenco dell’amministratore

gateways-title = Gateway in uscita per utente
gateways-lead = Tutti gli indirizzi con un proprio server SMTP.
gateways-lead-failing = Tutti gli indirizzi con un proprio server SMTP. In cima stanno quelli il cui server non funziona.
gateways-lead-some = Gli indirizzi con un proprio server SMTP nelle unità di cui ti occupi.
gateways-back = Torna all’impostazione
gateways-empty = Nessun indirizzo ha un proprio server SMTP. Chi ne aggiunge uno nelle impostazioni compare qui.
gateways-empty-some = Nelle unità di cui ti occupi nessun indirizzo ha un proprio server SMTP. Chi ne aggiunge uno nelle impostazioni compare qui.
# $count (Number) - addresses with an SMTP server of their own
gateways-count =
    { $count ->
        [one] { $count } indirizzo ha un proprio server SMTP.
       *[other] { $count } indirizzi hanno un proprio server SMTP.
    }
# $count (Number) - those among them whose SMTP server does not work
gateways-failing = Per { $count } di essi il server SMTP ora non funziona.
gateways-all-work = Nessun server risulta guasto.
# $provider (String) - nome di un provider
# $count (Number) - server SMTP con una password lì
gateways-passwords =
    { $count ->
        [one] { $count } indirizzo accede ancora a { $provider } con una password.
       *[other] { $count } indirizzi accedono ancora a { $provider } con una password.
    }
# $count (Number) - utenti a cui appartengono questi indirizzi
gateways-passwords-users =
    { $count ->
        [one] Appartiene a { $count } utente.
       *[other] Appartengono a { $count } utenti.
    }
# $provider (String) - nome di un provider
# $day (String) - un giorno
# not-wrong: order - il giorno viene prima, come nelle altre frasi
gateways-passwords-ends = Dopo il { $day } { $provider } disattiva per impostazione predefinita le password per SMTP; gli amministratori delle caselle possono riattivarle per un certo periodo.
# $provider (String) - nome di un provider
gateways-passwords-asked = A ognuno di questi utenti viene chiesto, nell’elenco dei suoi indirizzi, di continuare con { $provider }: due clic e nulla da inserire.
# $provider (String) - nome di un provider
gateways-passwords-register = Fromline non è registrato presso { $provider }: finché chi gestisce il server non lo fa (docs/oauth.md), questi utenti non possono collegarsi senza password.
# $count (Number) - users who would get an email now
gateways-passwords-notify =
    { $count ->
        [one] Avvisa per email { $count } utente
       *[other] Avvisa per email { $count } utenti
    }
# $provider (String) - nome di un provider
gateways-passwords-notify-title = Avvisare per email chi usa una password presso { $provider }?
# $provider (String) - nome di un provider
# $count (Number) - users who get an email
gateways-passwords-notify-text =
    { $count ->
        [one] { $count } utente riceve un’email nella propria lingua: quali dei suoi indirizzi accedono a { $provider } con una password, fino a quando funziona e come continuare senza.
       *[other] { $count } utenti ricevono ognuno un’email nella propria lingua: quali dei loro indirizzi accedono a { $provider } con una password, fino a quando funziona e come continuare senza.
    }
gateways-passwords-notify-again = Chi ha già ricevuto l’avviso negli ultimi 30 giorni non lo riceve di nuovo.
gateways-passwords-notify-send = Invia le email
# $count (Number) - users who are emailed
gateways-passwords-notified =
    { $count ->
        [one] { $count } email è in partenza.
       *[other] { $count } email sono in partenza.
    }
# $day (String) - the day on which users were last emailed
# $sent (Number) - emails that have been sent
# $count (Number) - emails in all, one for each user
gateways-passwords-notices = Email del { $day }: { $sent } di { $count } inviate.
gateways-off-refuse = I server SMTP esterni sono disattivati: nessuno di questi è in uso e la posta da questi indirizzi viene rifiutata.
gateways-some-off = Alcuni di questi server SMTP sono disattivati: l’unità organizzativa dei loro utenti non li consente.
gateways-off-behalf = I server SMTP esterni sono disattivati: nessuno di questi è in uso e la posta dagli indirizzi confermati è recapitata dai server dell’organizzazione.
gateways-more = Mostra altri
# $user (String) - the primary address of the account
gateways-user = Account: { $user }
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
gateways-host = Server SMTP: { $host }, porta { $port }, { $security }
gateways-works = funziona
gateways-fails = non funziona
gateways-unknown = non ancora provato
gateways-unproven = da verificare
gateways-row-pending = Da questo indirizzo non si può inviare nulla finché l’utente non lo conferma.
gateways-row-refused = Il server SMTP ora non è in uso e la posta da questo indirizzo viene rifiutata.
gateways-row-behalf = Il server SMTP ora non è in uso; la posta da questo indirizzo è recapitata dai server dell’organizzazione.

## Lo stato di ognuno

# $when (String) - date and time
gateways-last-worked = Il server SMTP ha funzionato l’ultima volta il { $when }.
# $when (String) - date and time
gateways-last-signed-in = Ultimo accesso riuscito di Fromline: { $when }.
gateways-not-tried = Il server SMTP non è ancora stato provato.
# $when (String) - date and time
gateways-fails-since = Il server SMTP non funziona dal { $when }. La posta da questo indirizzo resta in attesa e non viene inviata in altro modo.
# $when (String) - date and time
gateways-no-message-since = Il server SMTP non conferma nessun messaggio da questo indirizzo dal { $when }. Questa posta non resta in attesa: viene restituita al mittente.
gateways-sender-unknown = Il server SMTP accetta nome utente e password. Non si sa se accetta posta da questo indirizzo: alla domanda non ha risposto né sì né no. Lo dirà un messaggio di prova.
# $when (String) - date and time
gateways-password-since = Rifiuta nome utente o password dal { $when }.
# $when (String) - date and time
gateways-next = Prossimo controllo di Fromline: { $when }.
# $when (String) - the day
gateways-certificate-ends = Il suo certificato scade il { $when }.
# $when (String) - the day
gateways-certificate-soon = Il certificato del server SMTP scade il { $when }. Se non viene rinnovato prima, la posta da questo indirizzo dovrà attendere. Chiedi all’amministratore del server.
gateways-enter-password = Inserisci la nuova password
gateways-look-at-settings = Controlla le impostazioni
gateways-remove = Rimuovi il server SMTP
gateways-remove-title = Rimuovere questo server SMTP?
# $address (String) - the address whose SMTP server it is
# $user (String) - the primary address of the account
gateways-remove-text = Da quel momento la posta da { $address } è recapitata dai server dell’organizzazione. Il nome utente e la password salvati vengono eliminati; solo { $user } può inserirli di nuovo.
# $address (String) - the address whose SMTP server it is
# $user (String) - the primary address of the account
gateways-remove-text-pending = Dopo la conferma di { $address } la sua posta sarà recapitata dai server dell’organizzazione. Il nome utente e la password salvati vengono eliminati; solo { $user } può inserirli di nuovo.
# $address (String) - the address whose SMTP server it was
gateways-removed = Rimosso: il server SMTP di { $address }

## Perché uno non funziona, per gli amministratori

gateways-reason-sender-refused = Il server fa accedere l’utente, ma non accetta posta da questo indirizzo. L’utente deve inserire il nome utente a cui appartiene l’indirizzo, o chiedere al provider.
gateways-reason-message-refused = Il server fa accedere l’utente, ma ha rifiutato il messaggio. L’utente deve chiedere al provider se la posta da questo indirizzo è consentita.
gateways-reason-server-5xx = Il server ha rifiutato la connessione. L’utente deve chiedere al provider se l’account può inviare posta tramite SMTP.
gateways-reason-auth-unsupported = Il server non offre nessun modo di accedere che Fromline conosca. L’utente deve chiedere al provider se bisogna attivare l’accesso SMTP.
gateways-reason-auth-unavailable = Il server ora non può verificare le password, o ci sono stati troppi tentativi. La password dell’utente potrebbe essere giusta.
gateways-reason-auth-not-understood = Il server non ha capito il tentativo di accesso e quindi non ha guardato la password dell’utente. La causa può essere una password molto lunga.
gateways-reason-app-password-needed = Il server vuole una password per le app al posto di quella solita. L’utente deve crearne una presso il provider e inserirla.
gateways-reason-oauth-only = Questo server non accetta password (vuole OAuth). Se Fromline è registrato presso il provider, l’utente può collegarsi senza password.
gateways-reason-token-rejected = Il server ha rifiutato l’accesso di Fromline: è scaduto, o appartiene a un account diverso dal nome utente. L’utente deve collegarsi di nuovo.
gateways-reason-scope-missing = L’accesso di Fromline non comprende l’invio di email. L’utente deve collegarsi di nuovo e lasciare selezionata l’autorizzazione per la posta.
gateways-reason-consent-ended = L’accesso di Fromline a questa casella è terminato: è stato revocato, o il provider non lo accetta più. L’utente deve collegarsi di nuovo.
gateways-reason-oauth-client-rejected = Il provider non accetta la registrazione di questo Fromline. Può rimediare solo chi gestisce Fromline; la casella dell’utente non c’entra.
# $host (String) - host name of the SMTP server
gateways-arrival-remedy = Può rimediare chi gestisce { $host }: la documentazione di Fromline indica l’impostazione per i server più comuni. Se l’utente ha lì un altro nome utente, un messaggio di prova mostra che cosa fa il server con quello.

## Finding gateways, and taking many away

gateways-search = Indirizzo, server o utente
gateways-search-hint = Basta una parte dell’indirizzo o del nome del server.
gateways-filters = Filtra
gateways-any = Qualsiasi
gateways-at-host = Server SMTP
# $host (String) - host name of an SMTP server
# $count (Number) - gateways there
gateways-host-option = { $host } ({ $count })
gateways-condition = Stato
gateways-condition-pending = in attesa di conferma
gateways-unit = Unità organizzativa
# $unit (String) - path of the unit that the user is in
gateways-of-unit = Unità organizzativa: { $unit }
# $count (Number) - gateways that were found
gateways-found = Risultati: { $count }
gateways-none = Nessun gateway trovato. Modifica la ricerca o il filtro.
gateways-reset = Mostra tutti
# $address (String) - the address whose SMTP server it is
gateways-select = Seleziona { $address }
gateways-select-shown = Seleziona tutti quelli mostrati qui
# $count (Number) - gateways that were found
gateways-select-found = Seleziona tutti i risultati ({ $count })
# $count (Number) - gateways that are selected
gateways-selected = Selezione: { $count }
gateways-selected-none = Annulla la selezione
gateways-remove-chosen = Rimuovi
# $count (Number) - addresses whose SMTP servers are to be removed; at least two
gateways-remove-title-many =
    { $count ->
        [one] Rimuovere il server SMTP di { $count } indirizzo?
       *[other] Rimuovere i server SMTP di { $count } indirizzi?
    }
gateways-remove-text-many = Da quel momento la posta dagli indirizzi confermati è recapitata dai server dell’organizzazione. Di ciascuno vengono eliminati il nome utente e la password salvati; solo i loro utenti possono inserirli di nuovo.
# $count (Number) - addresses that are not named
gateways-remove-others =
    { $count ->
        [one] e { $count } altro indirizzo
       *[other] e altri { $count } indirizzi
    }
# $count (Number) - addresses whose SMTP servers were removed
gateways-removed-many =
    { $count ->
        [one] Rimosso il server SMTP di { $count } indirizzo.
       *[other] Rimossi i server SMTP di { $count } indirizzi.
    }
gateways-refused = Non rimossi:
