### A mail that somebody received: which route it took, and what each mail program shows of it.

received-title = Un’email che hai ricevuto
received-lead = Incolla le sue intestazioni e guarda chi ne conferma il mittente, che cosa ne mostra ogni programma di posta e perché.

## The form

received-headers = Intestazioni dell’email
received-headers-hint = Nella maggior parte dei programmi: «Mostra originale», «Visualizza sorgente» o «Tutte le intestazioni». Il testo dell’email non serve.
received-submit = Leggi le intestazioni
received-private = Il server legge quello che incolli e non ne conserva nulla.

## Who confirms the sender

received-route-heading = Chi conferma il mittente
# $author (String) - the address in the From line
received-origin-author = Il dominio di { $author } conferma questa email: ha superato DMARC.
# $author (String) - the address in the From line
received-origin-author-domain = Il dominio di { $author } conferma questa email: ha superato SPF o DKIM per quel dominio.
# $domains (String) - domains, as a list
received-origin-also = SPF o DKIM sono superati anche per { $domains }: all’invio hanno partecipato server di un altro dominio.
# $author (String) - the address in the From line
# $domains (String) - domains, as a list
received-origin-others = SPF o DKIM sono superati per { $domains }, ma non per il dominio di { $author }: l’email è stata inviata da server diversi dai suoi.
# $author (String) - the address in the From line
received-origin-nobody = Niente conferma il mittente: né SPF né DKIM sono superati per il dominio di { $author }.
received-origin-unknown = Non si sa: non ci sono risultati di un server di cui ti fidi.
# $domain (String) - the domain that the headers name
received-names-own = Oltre ai risultati, le intestazioni nominano solo { $domain }, il dominio stesso dell’indirizzo. Questo non prova nulla.
# $domain (String) - the domain that the headers name
received-names-other = Oltre ai risultati, le intestazioni nominano { $domain } come dominio da cui è partita. Questo non prova nulla.
received-origin-several = Questa email ha più di un campo Da, mentre un’email valida ne ha uno solo. Quale di questi mittenti si vede dipende dal programma di posta:
received-origin-no-author = Il campo Da non contiene un indirizzo con un dominio. Niente può confermare un mittente così.

## What else the headers tell

received-delivery-status = L’ha scritta un server di posta per segnalare il recapito di un’altra email.
# $list (String) - the mailing list's name or address
received-list = È arrivata attraverso la mailing list { $list }.
# $list (String) - the mailing list's name or address
received-list-rewrote = La mailing list o il gruppo { $list } ha messo il proprio indirizzo nel campo Da.
# $author (String) - an email address
received-list-author = Per quanto dicono le intestazioni, l’autore è { $author }.
# $author (String) - an email address
received-rewrote = Un server lungo il percorso ha sostituito il mittente nel campo Da. Prima era { $author }.
received-bulk = L’ha inviata a molti destinatari un servizio di invio massivo.
# $domain (String) - the forwarder's domain
received-forwarded = L’ha inoltrata { $domain }.
# $sender (String) - the address in the Sender field
received-sender = Il campo Sender dice che l’ha inviata { $sender } per conto dell’autore. Chiunque può scrivere un campo così; alcuni programmi di posta lo mostrano.
# $sender (String) - the address in the Sender field
received-sender-same = Il campo Sender nomina { $sender }, un indirizzo dello stesso dominio. Alcuni programmi di posta lo mostrano.
received-sender-empty = Il campo Sender è vuoto: non nomina nessuno.
# $text (String) - what stands in the Sender field
received-sender-nobody = Il campo Sender non contiene un indirizzo e non nomina nessuno: { $text }

## What can be done

received-change = I destinatari vedono direttamente l’indirizzo nel campo Da se l’email viene recapitata dal suo server SMTP.
received-change-link = Come configurarlo
# $domain (String) - the domain in the From line
received-sign = Chi gestisce la posta di { $domain } può cambiarlo: il servizio che l’ha inviata deve firmare con DKIM per { $domain }.
received-one-from = Chi gestisce il programma che l’ha scritta può rimediare: deve scrivere un solo campo Da.

## The results

# $domain (String) - the domain of the envelope sender
received-spf = SPF: { $domain } autorizza il server che l’ha inviata.
received-spf-none = SPF: non superato per nessun dominio.
received-spf-unknown = SPF: risultato non noto.
# $domain (String) - the domain of the signature
received-dkim = DKIM: { $domain } l’ha firmata.
received-dkim-none = DKIM: nessuna firma superata.
received-dkim-unknown = DKIM: risultato non noto.
received-dmarc-pass = DMARC: superato.
received-dmarc-fail = DMARC: non superato.
received-dmarc-none = DMARC: il dominio non pubblica nulla.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-pass-of = DMARC: superato per { $domain }.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-fail-of = DMARC: non superato per { $domain }.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-none-of = DMARC: { $domain } non pubblica nulla.
received-dmarc-unknown = DMARC: risultato non noto.
received-unverified = Alcuni server hanno scritto dei risultati nell’email. Chiunque può scrivere una riga così: fidati solo del server che ha ricevuto la tua posta.
# $server (String) - the name of a mail server
received-by = { $server } ha scritto:
received-by-unnamed = Un server che non dice il proprio nome, come fanno quelli di Microsoft, ha scritto:
received-by-nothing = Niente che sia superato.
# $server (String) - the name of a mail server
received-believe = Fidati di { $server }
received-believe-unnamed = Fidati dei risultati senza nome

## The results, said by hand

received-hand = Inserisci tu i risultati
received-hand-text = Se il tuo programma di posta mostra che cosa hanno detto SPF, DKIM e DMARC. Lascia vuoto ciò che non è stato superato.
received-hand-spf = Dominio per cui SPF è superato
received-hand-dkim = Domini la cui firma DKIM è valida
received-hand-dkim-hint = Se sono più di uno, separali con virgole.
received-hand-dmarc = Risultato DMARC
received-hand-unknown = Non lo so
received-hand-pass = Superato
received-hand-fail = Non superato
received-hand-none = Il dominio non pubblica nulla
received-hand-use = Usa questi risultati

## The mail programs

received-cards-heading = Che cosa ne mostrano i programmi di posta

## Will it arrive? On the page of the preview, when somebody asks

received-arrival-asked = Che cosa pubblica il dominio dell’indirizzo nel campo Da, e che cosa ne segue per ogni percorso. Il server interroga il DNS.
received-policy = Che cosa il dominio dell’indirizzo nel campo Da chiede ai server che ricevono
received-policy-hint = Il tag «p» del suo record DMARC (TXT in _dmarc.dominio).
received-policy-unknown = Non lo so
received-policy-nothing = Non pubblica nulla
received-policy-none = Nulla (none)
received-policy-quarantine = Di trattare l’email come sospetta (quarantine)
received-policy-reject = Di rifiutare l’email (reject)
received-by-spf = Dominio per cui SPF è superato nella tua organizzazione
received-by-dkim = Dominio con cui firma la tua organizzazione (DKIM)
received-by-hint = Lascia vuoto se è il dominio dell’indirizzo principale.
