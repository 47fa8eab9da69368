### The demo's mailbox.

demo-title = Casella demo
demo-lead = Tutta la posta della demo finisce qui, chiunque fosse il destinatario: nulla esce da questo computer. I nuovi messaggi compaiono automaticamente.
demo-refresh = Cerca nuovi messaggi
demo-empty = Ancora nessun messaggio. Aggiungi un indirizzo o invia un messaggio di prova: comparirà qui.
# $count (Number) - messages in the mailbox
demo-count =
    { $count ->
        [one] { $count } messaggio
       *[other] { $count } messaggi
    }
# $server (String) - name of the mail server that accepted the message
demo-route = Accettato da { $server }
# $server (String) - name of the mail server that accepted the message
# $user (String) - the username given to that server
demo-route-authenticated = Accettato da { $server }, accesso come { $user }
demo-envelope = Busta SMTP
demo-headers = Intestazioni

## Il provider di token della demo: le sue pagine

demo-provider-hint = Questo è il provider di posta della demo. Qui non c’è nulla di reale.
# $provider (String) - nome del provider
demo-provider-title = { $provider }: Fromline può inviare posta per te?
demo-provider-text = Fromline chiede il permesso di inviare posta dalla tua casella tramite SMTP. Non riceve la tua password.
# $account (String) - l’account presso il provider
demo-provider-agree = Consenti come { $account }
demo-provider-deny = Non consentire
demo-provider-troubles = Oppure prova che cosa succede se qualcosa va storto
demo-provider-admin = Prima deve autorizzarlo l’amministratore dell’organizzazione
demo-provider-no-mail = Hai escluso il diritto di inviare posta
demo-provider-off-mailbox = SMTP è disattivato per la casella
demo-provider-off-tenant = SMTP è disattivato per tutta l’organizzazione
demo-provider-rule = Le regole dell’organizzazione vietano l’accesso
demo-provider-ends-soon = Funziona, e scade due minuti dopo
demo-provider-unavailable = Il provider non funziona
# $provider (String) - nome del provider
demo-provider-stranger = { $provider } non conosce questa richiesta. Torna a Fromline e ricomincia.
# $provider (String) - nome del provider
demo-provider-device = { $provider }: inserisci il codice dell’altro dispositivo
demo-provider-device-code = Codice
demo-provider-device-next = Avanti
# $provider (String) - nome del provider
demo-provider-device-done = { $provider }: fatto. Continua in Fromline; puoi chiudere questa pagina.
demo-provider-device-unknown = Nessuno aspetta questo codice: è sbagliato, è già stato usato o è scaduto.
