### Will the mail arrive? What the domain in the From line asks receivers to do (DMARC).

# $domain (String) - the domain in the From line
arrival-passes = DMARC superato: i server della tua organizzazione sono autorizzati anche per { $domain }.
# $domain (String) - the domain in the From line
arrival-reject = { $domain } chiede ai server che ricevono di rifiutare le email di questo tipo: se l’email non parte dal server SMTP dell’indirizzo, molti la rifiuteranno.
# $domain (String) - the domain in the From line
arrival-quarantine = { $domain } chiede ai server che ricevono di diffidare delle email di questo tipo: se non partono dal server SMTP dell’indirizzo, molte finiranno nello spam.
# $domain (String) - the domain in the From line
arrival-fails = Le email di questo tipo non superano DMARC. { $domain } non chiede ai server che ricevono di fare nulla: ogni server decide autonomamente.
# $domain (String) - the domain in the From line
arrival-nothing = { $domain } non pubblica alcuna policy DMARC: ogni server che riceve decide autonomamente.
# $domain (String) - the domain in the From line
arrival-unknown = Non si sa che cosa { $domain } chieda ai server che ricevono.
# $domain (String) - the domain in the From line
arrival-expected = Le email dovrebbero superare DMARC, perché le recapita il server di { $domain }. Ne dà conferma solo un messaggio di prova ricevuto.

## The same in short, for whoever writes; the sentences above say why

arrival-why = Perché?
arrival-short-expected = Le email da questo indirizzo dovrebbero arrivare.
arrival-short-passes = Le email da questo indirizzo dovrebbero arrivare.
arrival-short-reject = Molti server che ricevono rifiuteranno queste email.
arrival-short-quarantine = Gran parte di queste email finirà nello spam.
arrival-short-fails = Alcune di queste email possono essere rifiutate o finire nello spam.
arrival-short-nothing = Ogni server che riceve decide autonomamente se accettare queste email.
arrival-short-unknown = Non si sa se queste email arriveranno.

## Receivers follow two rule sets

arrival-details = Dettagli
arrival-short-differs = Se questa email arriva dipende dal provider del destinatario.
arrival-differs = Dipende dal provider del destinatario: i server che ricevono seguono due versioni delle regole DMARC, che giudicano questa email in modo diverso.
# $domain (String) - the domain in the From line
arrival-broken = { $domain } pubblica un record DMARC non valido. La maggior parte dei server che ricevono lo ignora e decide da sé.
# $programs (String) - names of programs, as a list
arrival-by-today = Le regole attuali, RFC 9989. Programmi che le seguono, come verificato: { $programs }.
# $programs (String) - names of programs, as a list
arrival-by-before = Le regole precedenti, RFC 7489 con la Public Suffix List. Programmi che le seguono, come verificato: { $programs }.
# $percent (Number) - percent
arrival-percent = Il dominio lo chiede per il { $percent }% di queste email (pct).
# $name (String) - a name in DNS
arrival-both-publish = Per superare DMARC con entrambe: va pubblicato un record DMARC in { $name }, per esempio «v=DMARC1; p=none».
# $name (String) - a name in DNS
arrival-both-psd = Per superare DMARC con entrambe: va tolto il tag «psd» dal record DMARC in { $name }.
# $domain (String) - the domain in the From line
arrival-both-sign = Per superare DMARC con entrambe: i server della tua organizzazione devono firmare con DKIM per { $domain }, e { $domain } deve pubblicare la chiave.

## Records that are not valid

# $name (String) - a name in DNS
arrival-fault-several = In { $name } c’è più di un record DMARC.
# $name (String) - a name in DNS
arrival-fault-blank = Il record DMARC in { $name } comincia con uno spazio.
# $name (String) - a name in DNS
arrival-fault-version = Il record DMARC in { $name } non comincia esattamente con «v=DMARC1».
# $name (String) - a name in DNS
arrival-fault-separator = Il record DMARC in { $name } non separa i tag solo con punti e virgola.
# $name (String) - a name in DNS
arrival-fault-missing = Il record DMARC in { $name } non dice che cosa fare: manca il tag «p».
# $name (String) - a name in DNS
# $tag (String) - the name of a tag
# $value (String) - what stands in the record
arrival-fault-value = Il record DMARC in { $name } dice «{ $tag }={ $value }», che non è una policy.
arrival-fault-forgiven = Alcuni server che ricevono lo tollerano e applicano il record.
# $domain (String) - the domain whose SPF record it is
arrival-spf-several = SPF: { $domain } ha più di un record SPF, quindi nessuno vale.
# $domain (String) - the domain whose SPF record it is
arrival-spf-characters = SPF: il record di { $domain } contiene caratteri non ammessi.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
arrival-spf-malformed = SPF: il record di { $domain } non è valido in «{ $term }».
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - lookups so far
# $limit (Number) - the most that are allowed
arrival-spf-lookups = SPF: la verifica si ferma a «{ $term }» nel record di { $domain }. È la richiesta DNS numero { $count }, e ne sono ammesse { $limit }.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - lookups that found nothing
# $limit (Number) - the most that are allowed
arrival-spf-voids = SPF: la verifica si ferma a «{ $term }» nel record di { $domain }. Richieste DNS senza risultato: { $count }, ammesse: { $limit }.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - mail servers
# $limit (Number) - the most that are allowed
arrival-spf-servers = SPF: la verifica si ferma a «{ $term }» nel record di { $domain }. Server di posta trovati: { $count }, ammessi: { $limit }.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
arrival-spf-no-record = SPF: «{ $term }» nel record di { $domain } nomina un dominio senza record SPF.
# $domain (String) - the domain whose SPF record it is
arrival-spf-unanswered = SPF: il DNS non ha dato una risposta necessaria per il record di { $domain }.

## What a test message has shown

# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-pass = DMARC superato in data { $date }: lo ha accertato { $server }, che ha ricevuto un messaggio di prova da { $domain }.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-none = In data { $date } { $server } ha ricevuto un messaggio di prova e ha constatato che { $domain } non pubblica alcuna policy DMARC: ogni server che riceve decide autonomamente.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-reject = DMARC non superato in data { $date }: lo ha accertato { $server }, che ha ricevuto un messaggio di prova da { $domain }. { $domain } chiede ai server che ricevono di rifiutare le email di questo tipo, e molti le rifiuteranno.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-quarantine = DMARC non superato in data { $date }: lo ha accertato { $server }, che ha ricevuto un messaggio di prova da { $domain }. { $domain } chiede ai server che ricevono di diffidare delle email di questo tipo: molte finiranno nello spam.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-fail = DMARC non superato in data { $date }: lo ha accertato { $server }, che ha ricevuto un messaggio di prova da { $domain }. I server che ricevono possono rifiutare le email di questo tipo o trattarle come spam.
# $domain (String) - the domain in the From line
arrival-seen-help = Può rimediare chi gestisce la posta di { $domain }: il server SMTP deve firmare con DKIM per { $domain }, oppure il record SPF del dominio deve indicare quel server.

## What a gateway changes, as a test message showed

# $date (String) - the day on which the test message was sent
arrival-kept = Un messaggio di prova inviato in data { $date } è arrivato così com’era partito: il server SMTP non ha cambiato nulla del mittente.
# $date (String) - the day on which the test message was sent
arrival-kept-so-far = Per quanto mostrano le intestazioni incollate, un messaggio di prova inviato in data { $date } è arrivato così com’era partito.
# $date (String) - the day on which the test message was sent
arrival-changed-visible = Il server SMTP mostra ai destinatari un altro mittente. Ecco che cosa ha fatto a un messaggio di prova inviato in data { $date }:
# $date (String) - the day on which the test message was sent
arrival-changed-headers = Il server SMTP rivela il suo utente in intestazioni che pochi guardano. Ecco che cosa ha fatto a un messaggio di prova inviato in data { $date }:
# $date (String) - the day on which the test message was sent
arrival-changed = Il server SMTP non rivela nessun altro, ma cambia qualcosa. Ecco che cosa ha fatto a un messaggio di prova inviato in data { $date }:
# $address (String) - the address that the server wrote
# $alias (String) - the address from which the message was sent
arrival-from = Mette { $address } nel campo Da. I destinatari non vedono { $alias }.
# $alias (String) - the address from which the message was sent
arrival-from-hidden = Mette nel campo Da un indirizzo ricavato dal nome utente. I destinatari non vedono { $alias }.
# $address (String) - the address that the server wrote
# $alias (String) - the address from which the message was sent
arrival-sender = Aggiunge un campo Sender con { $address }. Alcuni programmi, tra cui Outlook, mostrano «{ $address } per conto di { $alias }»; l’anteprima mostra che cosa ne fanno gli altri.
# $alias (String) - the address from which the message was sent
arrival-sender-hidden = Aggiunge un campo Sender con un indirizzo ricavato dal nome utente. Alcuni programmi, tra cui Outlook, mostrano quell’indirizzo «per conto di { $alias }».
# The author was replaced, too
# $address (String) - the address that was put there
arrival-sender-too = Aggiunge anche un campo Sender con { $address }.
arrival-sender-too-hidden = Aggiunge anche un campo Sender con un indirizzo ricavato dal nome utente.
# $alias (String) - the address from which the message was sent
arrival-sender-own = Aggiunge un campo Sender con lo stesso { $alias }. Qualche programma mostra l’indirizzo due volte.
# $address (String) - the address that the server wrote
arrival-envelope = Usa { $address } come mittente della busta. La posta respinta torna lì, e chi guarda tutte le intestazioni lo trova in Return-Path.
arrival-envelope-hidden = Usa come mittente della busta un indirizzo ricavato dal nome utente. La posta respinta torna lì, e chi guarda tutte le intestazioni lo trova in Return-Path.
# $address (String) - the address that the server wrote
arrival-reply = Fa andare le risposte a { $address }.
arrival-reply-hidden = Fa andare le risposte a un indirizzo ricavato dal nome utente.
arrival-reply-none = Toglie il campo Reply-To: le risposte vanno all’indirizzo del campo Da.
# $name (String) - the name that the server wrote
arrival-name = Cambia il nome nel campo Da in «{ $name }».
arrival-name-hidden = Cambia il nome nel campo Da.
arrival-name-none = Toglie il nome dal campo Da: i destinatari vedono solo l’indirizzo.
arrival-received = Scrive il nome utente nel campo Received. Lo trova chi guarda tutte le intestazioni.
arrival-received-primary = Scrive l’indirizzo principale nel campo Received. Lo trova chi guarda tutte le intestazioni.
# $field (String) - the name of a header field
arrival-field = Scrive il nome utente nel campo { $field }. Lo trova chi guarda tutte le intestazioni.
arrival-message-id = Dà al messaggio un altro Message-ID.
# $address (String) - the address that the server wrote
arrival-is-login = { $address } viene dal nome utente con cui si usa questo server.
# $address (String) - the address that the server wrote
arrival-is-primary = { $address } è l’indirizzo principale di questo account.
# $fields (String) - names of header fields, as a list
arrival-not-shown = Le intestazioni incollate non mostrano tutto. Non mostrano: { $fields }.
# $host (String) - host name of the SMTP server
arrival-remedy = Può rimediare chi gestisce { $host }: la documentazione di Fromline indica l’impostazione per i server più comuni. Se per quel server c’è un altro nome utente, un messaggio di prova mostrerà che cosa fa il server con quello.
arrival-preview = Tramite il proprio server SMTP: con ciò che questo ha cambiato in un messaggio di prova.
arrival-preview-test = Il tuo messaggio di prova
arrival-badge-visible = mostra un altro mittente
arrival-badge-headers = rivela l’utente nelle intestazioni

## What the administrator reads before switching gateways off

# $count (Number) - addresses
arrival-on-behalf =
    { $count ->
        [one] Senza il suo gateway, le email di { $count } indirizzo sono mostrate da alcuni programmi come «per conto di».
       *[other] Senza i loro gateway, le email di { $count } indirizzi sono mostrate da alcuni programmi come «per conto di».
    }
# $count (Number) - addresses
arrival-refused =
    { $count ->
        [one] Per { $count } di questi indirizzi tutti i server che applicano DMARC rifiutano allora le email, perché lo chiede il dominio.
       *[other] Per { $count } di questi indirizzi tutti i server che applicano DMARC rifiutano allora le email, perché lo chiedono i domini.
    }
# $count (Number) - addresses
arrival-refused-some = Per { $count } di questi indirizzi alcuni server rifiutano le email: dipende da quale versione delle regole DMARC seguono.
# $count (Number) - addresses
arrival-not-asked =
    { $count ->
        [one] Non è stato possibile verificare { $count } indirizzo.
       *[other] Non è stato possibile verificare { $count } indirizzi.
    }
