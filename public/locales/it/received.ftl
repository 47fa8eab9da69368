### A mail that somebody received: which route it took, and what each mail program shows of it.

received-title = Un’email che hai ricevuto
received-lead = Incolla le sue intestazioni e guarda quale percorso ha seguito, che cosa ogni programma di posta mostra del mittente e perché.

## The form

received-headers = Intestazioni dell’email
received-headers-hint = Nella maggior parte dei programmi: «Mostra originale», «Visualizza sorgente» o «Tutte le intestazioni». Il testo dell’email non serve.
received-submit = Leggi le intestazioni
received-private = Il server legge quello che incolli e non ne conserva nulla.

## The route

received-route-heading = Quale percorso ha seguito
# $author (String) - the address in the From line
# $sender (String) - the address in the Sender header
received-route-organization = L’hanno recapitata i server di un’organizzazione: { $sender } l’ha trasmessa per conto di { $author }.
# $author (String) - the address in the From line
received-route-other = Il dominio di { $author } non garantisce per l’email, ma un altro dominio sì: l’hanno recapitata server diversi dai suoi.
# $author (String) - the address in the From line
received-route-gateway = È arrivata direttamente: a garantire è il dominio stesso di { $author }.
received-route-unknown = Le intestazioni non lo dicono. Non contengono Sender, e nessun server di cui ti fidi ha scritto chi garantisce per l’email.
received-change = I destinatari vedono direttamente l’indirizzo nel campo Da se l’email viene recapitata dal suo server SMTP.
received-change-link = Come configurarlo

## Who vouches for it

# $domain (String) - the domain of the envelope sender
received-spf = SPF: { $domain } autorizza il server che l’ha inviata.
# $domain (String) - the domain of the signature
received-dkim = DKIM: { $domain } l’ha firmata.
received-dmarc-pass = DMARC: superato.
received-dmarc-fail = DMARC: non superato.
received-dmarc-none = DMARC: il dominio non pubblica nulla.
received-unverified = Alcuni server hanno scritto nell’email chi garantisce per essa. Chiunque può scrivere una riga così: fidati solo del server che ha ricevuto la tua posta.
# $server (String) - the name of a mail server
received-believe = Fidati di { $server }

## The mail programs

received-cards-heading = Che cosa ne mostrano i programmi di posta

## Will it arrive? On the page of the preview, when somebody asks

received-arrival-asked = Che cosa pubblica il dominio dell’indirizzo nel campo Da, e che cosa ne segue per ogni percorso. Il server interroga il DNS.
received-policy = Che cosa il dominio dell’indirizzo nel campo Da chiede ai server che ricevono
received-policy-hint = Il tag «p» del suo record DMARC (TXT in _dmarc.dominio).
received-policy-unknown = Non lo so
received-policy-nothing = Non pubblica nulla
received-policy-none = Nulla (none)
received-policy-quarantine = Di diffidare (quarantine)
received-policy-reject = Di rifiutare (reject)
received-by-spf = Dominio per cui SPF è superato nella tua organizzazione
received-by-dkim = Dominio con cui firma la tua organizzazione (DKIM)
received-by-hint = Lascia vuoto se è il dominio dell’indirizzo principale.
