### Will the mail arrive? What the domain in the From line asks receivers to do (DMARC).

# $domain (String) - the domain in the From line
arrival-passes = DMARC superato: i server della tua organizzazione sono autorizzati anche per { $domain }.
# $domain (String) - the domain in the From line
arrival-reject = { $domain } chiede ai server che ricevono di rifiutare le email di questo tipo: se l’email non parte dal server SMTP dell’indirizzo, molti la rifiuteranno.
# $domain (String) - the domain in the From line
arrival-quarantine = { $domain } chiede ai server che ricevono di diffidare delle email di questo tipo: se non partono dal server SMTP dell’indirizzo, molte finiranno nello spam.
# $domain (String) - the domain in the From line
arrival-fails = Le email di questo tipo non superano DMARC. { $domain } non chiede ai server che ricevono di fare nulla: decidono loro.
# $domain (String) - the domain in the From line
arrival-nothing = { $domain } non pubblica alcuna policy DMARC: decidono i server che ricevono.
# $domain (String) - the domain in the From line
arrival-unknown = Qui non si sa che cosa { $domain } chieda ai server che ricevono.
# $domain (String) - the domain in the From line
arrival-expected = Le email dovrebbero superare DMARC, perché le recapita il server di { $domain }. Ne dà conferma solo un messaggio di prova ricevuto.

## What a test message has shown

# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-pass = DMARC superato in data { $date }: lo ha accertato { $server }, che ha ricevuto un messaggio di prova da { $domain }.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-none = In data { $date } { $server } ha ricevuto un messaggio di prova e ha constatato che { $domain } non pubblica alcuna policy DMARC: decidono i server che ricevono.
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

## What the administrator reads before switching gateways off

# $count (Number) - addresses
arrival-on-behalf = { $count ->
    [one] Le email di { $count } indirizzo verrebbero mostrate come «per conto di» se fossero recapitate senza il suo gateway.
   *[other] Le email di { $count } indirizzi verrebbero mostrate come «per conto di» se fossero recapitate senza i loro gateway.
}
# $count (Number) - addresses
arrival-refused = { $count ->
    [one] Per { $count } di questi indirizzi molti server rifiuterebbero le email, perché lo chiede il dominio.
   *[other] Per { $count } di questi indirizzi molti server rifiuterebbero le email, perché lo chiedono i domini.
}
# $count (Number) - addresses
arrival-not-asked = { $count ->
    [one] Per { $count } indirizzo non è stato possibile saperlo.
   *[other] Per { $count } indirizzi non è stato possibile saperlo.
}
