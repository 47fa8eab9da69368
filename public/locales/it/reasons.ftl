### Why something was refused, and what to do about it. One message for each reason code: reason- and the code.


## Requests

reason-unauthenticated = La sessione è scaduta. Accedi e riprova.
reason-credentials-wrong = Indirizzo o password errati. Controllali e riprova.
reason-credentials-ambiguous = La richiesta conteneva sia una sessione sia un token. Inviane uno solo.
reason-cross-site = La richiesta non proveniva da questa pagina. Riapri la pagina e ripeti l’operazione.
reason-forbidden = Il tuo account non può farlo. Chiedi a un amministratore.
reason-not-found = L’elemento non esiste, o non esiste più. Ricarica la pagina per vedere che cosa c’è.
reason-method-not-allowed = Qui non è possibile farlo. Ricarica la pagina e riprova.
reason-request-invalid = Il server non riesce a leggere questa richiesta. Ricarica la pagina e riprova.
reason-head-too-large = Il link, o ciò che il tuo browser invia con esso, è troppo lungo. Accorcia il link o elimina i cookie di questo sito.
reason-host-unknown = Questo server non risponde con questo nome. Apri l’indirizzo che ti ha dato il tuo amministratore.
reason-rate-limited = Troppi tentativi in poco tempo, tuoi o di altri. Aspetta prima di riprovare.
reason-too-many-wrong-passwords = Per questo account sono state inserite troppe password sbagliate da altri luoghi. Aspetta un minuto e riprova, oppure usa un browser con cui hai già effettuato l’accesso.
reason-body-invalid = Il server non ha capito la richiesta. Ricarica la pagina e riprova.
reason-body-too-large = Il testo è troppo lungo. Accorcialo e riprova.
reason-batch-limit = Un batch può contenere al massimo 50 richieste. Invia le altre in un altro batch.
reason-read-only = Questo valore non si può modificare.
reason-unimplemented = Fromline non offre questa funzione.
reason-internal = Si è verificato un errore nel server. Riprova; se continua, avvisa il tuo amministratore.
reason-unavailable = Il server non può rispondere in questo momento. Riprova fra un minuto.
reason-storage-full = In questo momento il server non può salvare nulla: il suo disco è pieno. Avvisa il tuo amministratore e riprova più tardi.
reason-storage-busy = Il server non ha potuto salvare: il suo database è occupato. Riprova fra un minuto; se continua, avvisa il tuo amministratore.
reason-unknown = È successo qualcosa di imprevisto. Ricarica la pagina e riprova.

## Account

reason-link-invalid = Questo link è già stato usato o ha più di 24 ore. Chiedine uno nuovo al tuo amministratore.
reason-password-too-short = Troppo corta: usa almeno 12 caratteri.
reason-password-too-long = La password è troppo lunga. Usa meno di 256 caratteri.
reason-password-wrong = Non è la tua password attuale. Controllala e riprova.
reason-language-unknown = Fromline non supporta questa lingua. Scegline un’altra.
reason-user-exists = Esiste già un utente con questo indirizzo.
reason-domain-not-own = Questo indirizzo non appartiene ai domini della tua organizzazione.
reason-own-account = Non puoi chiudere il tuo account né rinunciare al tuo ruolo. Chiedilo a un altro amministratore.
reason-last-administrator = Dopo, nessun altro amministratore potrebbe accedere. Prima nominane un altro.
reason-person-open = Questo utente ha già impostato una password e non ha bisogno di un invito.
reason-person-closed = Questo account è chiuso. Prima riaprilo.
reason-role-of-root = Questo ruolo vale per tutta l’organizzazione. Scegli l’unità in cima.
reason-role-ended = Questo giorno è passato. Scegline uno successivo o lascia vuoto il campo.
reason-roles-too-many = Una persona può avere al massimo quattro ruoli. Prima terminane un altro.
reason-role-beyond = Questo ruolo consente più del tuo. Chiedilo a un amministratore che lo ha.
reason-person-beyond = Il ruolo di questa persona consente più del tuo. Chiedilo a un amministratore che lo ha.
reason-sign-in-again = I ruoli si modificano solo poco dopo l’accesso. Esci, accedi di nuovo e ripeti l’operazione.
reason-table-invalid = Questo file non è leggibile come tabella. Salvalo come CSV in UTF-8 e riprova.
reason-column-missing = In questa tabella manca la colonna «address». Controlla la prima riga.
reason-line-twice = Una riga precedente ha lo stesso indirizzo.
reason-value-unknown = Fromline non conosce questa parola. Per un ruolo usa «user» o «administrator»; per uno stato «open», «invited» o «closed».
reason-headers-none = Non sembra un’email: non ha righe di intestazione come «From: …». Incolla il sorgente del messaggio o le sue intestazioni.
reason-headers-no-sender = Queste intestazioni non contengono né From né Sender. Incolla tutte le intestazioni del messaggio.
reason-client-unknown = Questo programma di posta non è nel catalogo.

## Fields

reason-required = Compila questo campo.
reason-too-long = Il testo è troppo lungo. Accorcialo.
reason-character-forbidden = C’è un carattere invisibile o non ammesso. Scrivi il testo a mano invece di incollarlo.
reason-address-invalid = Inserisci un indirizzo completo, per esempio utente@example.com.
reason-address-two-ats = Un indirizzo ha una sola «@». Inserisci un solo indirizzo.
reason-address-space = Un indirizzo non contiene spazi. Eliminali.
reason-address-quoted = Gli indirizzi con le virgolette non sono supportati. Usane uno senza.
reason-address-literal = Dopo «@» ci vuole un dominio, non un indirizzo IP.
reason-local-part-not-ascii = Prima di «@» usa solo lettere senza accenti, cifre e segni come . _ - +
reason-domain-invalid = Quello che segue «@» non è un dominio. Controlla come è scritto.
reason-name-contains-address = Non mettere un altro indirizzo email nel nome: i destinatari lo prenderebbero per il mittente.
reason-name-encoded = Questo nome sembra un testo codificato. Scrivilo come lo devono leggere le persone.
reason-signature-too-long = Questa firma è troppo lunga: con la formattazione può avere al massimo 10.000 byte. Accorciala, oppure togli formattazione e immagini incorporate.
reason-signature-too-complex = Questa firma ha troppa formattazione. Semplificala, oppure incollala come testo semplice.
reason-port-invalid = Una porta è un numero da 1 a 65535. Quasi tutti i server usano 465 o 587.
reason-security-none-refused = Senza TLS la tua password viaggerebbe senza protezione. Scegli TLS o STARTTLS.
reason-security-invalid = Scegli come proteggere la connessione: TLS o STARTTLS.

## Aliases

reason-alias-exists = Hai già questo indirizzo. Lo trovi nel tuo elenco.
reason-alias-taken = Qualcun altro ha già confermato questo indirizzo. Se è tuo, avvisa il tuo amministratore.
reason-alias-limit = Hai 99 indirizzi aggiuntivi, il massimo possibile. Eliminane uno che non ti serve.
reason-own-address = Questo è il tuo indirizzo principale. Puoi già usarlo per inviare.
reason-primary-fixed = Non è possibile farlo con il tuo indirizzo principale.
reason-default-only-true = C’è sempre un indirizzo predefinito. Per cambiarlo, rendi predefinito un altro indirizzo.
reason-gateway-for-own-domain = Questo indirizzo appartiene alla tua organizzazione, quindi sono i suoi server a recapitare la posta. Non indicare un server SMTP.
reason-gateways-forbidden = Il tuo amministratore non consente server SMTP esterni. Puoi usare l’indirizzo senza, oppure chiedere al tuo amministratore.
reason-gateway-password-required = Server, porta, nome utente o sicurezza sono cambiati. Inserisci di nuovo la password.
reason-alias-suspended = Questo indirizzo è sospeso: ha un proprio server SMTP e ora il tuo amministratore non lo consente.
reason-alias-pending = Questo indirizzo non è ancora confermato. Prima inserisci il codice ricevuto per email.
reason-alias-accepted = Questo indirizzo è già confermato. Non c’è altro da fare.
reason-code-wrong = Il codice non è questo. Controlla l’email più recente e riprova.
reason-code-expired = Questo codice non è più valido. Chiedine uno nuovo.
reason-resend-limit = In 24 ore si possono inviare al massimo tre di queste email allo stesso indirizzo e dieci in tutto ai tuoi indirizzi. Controlla la cartella dello spam o riprova domani.
reason-relay-missing = La tua organizzazione non ha impostato in Fromline un server di posta in uscita. Avvisa il tuo amministratore.
reason-relay-refused = Il server di posta della tua organizzazione ha rifiutato l’email. Controlla l’indirizzo; se è giusto, avvisa il tuo amministratore.
reason-relay-unavailable = Il server di posta della tua organizzazione ora non accetta posta. Riprova tra qualche minuto.
reason-recipient-not-own = Un messaggio di prova può andare solo a uno dei tuoi indirizzi.
reason-test-message-unknown = Queste non sono le intestazioni di un messaggio di prova che l’attuale server SMTP dell’indirizzo ha preso in consegna negli ultimi 30 giorni. Inviane uno nuovo e incolla tutte le sue intestazioni.
reason-test-message-other-from = Il messaggio è arrivato con un mittente diverso da questo indirizzo: un server lungo il percorso ha cambiato il campo Da. Chiedi a chi gestisce il server SMTP se ti permette di scrivere da questo indirizzo.
reason-results-missing = Queste intestazioni non contengono un risultato DMARC per il dominio di questo indirizzo. Controlla che ci siano tutte; se ci sono, invia il messaggio di prova a un altro dei tuoi indirizzi.
reason-dkim-results-missing = Queste intestazioni non contengono un risultato DKIM. Controlla che ci siano tutte; se ci sono, invia un messaggio a una casella di un altro provider e incolla le sue intestazioni.
reason-results-unnamed = I risultati in queste intestazioni non portano il nome di un server, come li scrivono i server di Microsoft. Potrebbe averli scritti chiunque: scegli di fidarti solo se la tua casella è gestita da Microsoft.
reason-authserv-id-needed = Più server possono aver aggiunto dei risultati al messaggio. Inserisci il nome di quello che lo ha ricevuto.
reason-authserv-id-unknown = Nelle intestazioni non c’è un risultato DMARC di questo server per il dominio di questo indirizzo. Controlla il nome.

## Messaggi in partenza

reason-from-missing = Il messaggio non ha un indirizzo Da. Aggiungine uno.
reason-from-several = Il messaggio ha più indirizzi Da. Lasciane uno solo.
reason-from-invalid = La riga Da non si può leggere con sicurezza. Scrivi un solo indirizzo, con il nome codificato se ha lettere non ASCII.
reason-from-not-ascii = L’indirizzo Da contiene lettere non ASCII: solo il nome può averne. Scrivi il dominio nella sua forma ASCII (xn--…).
reason-from-too-long = La riga Da è troppo lunga. Accorcia il nome.
reason-from-control = La riga Da contiene caratteri di controllo o interruzioni di riga fuori posto. Scrivila su una sola riga.
reason-headers-invalid = Tra le intestazioni c’è una riga che non è un campo di intestazione. Metti una riga vuota tra le intestazioni e il testo.
reason-line-too-long = Una riga del messaggio supera i 998 byte. Codifica il testo come quoted-printable o base64.
reason-line-ends-invalid = Le righe del messaggio non finiscono tutte allo stesso modo. Terminale tutte con CRLF oppure tutte con LF, senza CR isolati.
reason-headers-too-long = Il messaggio ha troppi campi di intestazione, o campi troppo lunghi. Rimuovine alcuni.
reason-from-not-own = L’indirizzo Da non è il tuo indirizzo principale né uno che hai confermato.
reason-resent-not-own = Resent-From o Resent-Sender riporta un indirizzo o un nome che non è tuo. Rimuovi il campo, o indica uno degli indirizzi che hai confermato.
reason-redirected = Questo messaggio è di qualcun altro e da qui non può essere reindirizzato. Puoi invece inoltrarlo.
reason-signed-copy = La parte firmata di questo messaggio contiene una copia delle intestazioni con il tuo indirizzo principale o un server della tua organizzazione: i destinatari la leggerebbero. Nel tuo programma di posta togli il Reply-To (o il campo che lo riporta), oppure invia il messaggio senza firma.
reason-user-disabled = Il tuo account è chiuso. Rivolgiti al tuo amministratore.
reason-sender-unknown-yet = Fromline non conosce ancora il tuo account o questo indirizzo Da. Riprova più tardi; se continua, rivolgiti al tuo amministratore.

## Policies

reason-policy-changed = Nel frattempo un altro amministratore ha modificato questa impostazione. Prima guarda la modifica.
reason-policy-exists = Questa impostazione esiste già per questa unità organizzativa. Modifica quella esistente.
reason-policy-scope-unsupported = Non è supportato: in Fromline un criterio vale per un’unità organizzativa, non per un gruppo.
reason-policy-banned = Lo decide un amministratore sopra di te: qui i server SMTP esterni non sono consentiti. Chiedigli di consentirli.
reason-filter-invalid = Il server non capisce questo filtro.
reason-setting-invalid = Fromline non conosce questa impostazione o questo valore.
reason-undo-nothing = Non c’è nessuna modifica del criterio di questa unità da annullare.

## Organizational units

reason-unit-unknown = Questa unità organizzativa non esiste, o non esiste più. Ricarica la pagina per vedere quelle che ci sono.
reason-unit-exists = Qui c’è già un’unità con questo nome. Scegli un altro nome.
reason-unit-name-slash = Il nome di un’unità non può contenere una barra (/).
reason-unit-not-empty = In questa unità ci sono ancora persone o altre unità. Prima spostale in un’altra unità.
reason-unit-below-itself = Un’unità non può essere spostata al di sotto di sé stessa. Scegli un’altra unità.
reason-unit-too-deep = Non ci possono essere più di 35 livelli di unità. Scegli un’unità più in alto.
reason-unit-root-fixed = L’unità in cima è l’intera organizzazione: non può essere rinominata, spostata o eliminata.
reason-unit-changed = Nel frattempo un altro amministratore ha modificato questa unità. Ricarica la pagina e prima guardala.

## The check of an SMTP server

reason-certified-mail = Questo fa parte della posta certificata (PEC), che Fromline non può inviare: solo il servizio del gestore certifica i messaggi. Usa la webmail o il programma del gestore.
reason-host-invalid = Questo non è il nome di un server. Scrivilo come smtp.example.com.
reason-host-not-found = Nessun server è raggiungibile con questo nome. Controlla come è scritto nelle istruzioni del tuo provider.
reason-connect-failed = A questo nome e a questa porta non risponde nessun server di posta. Controlla il nome e prova un’altra porta: 465 con TLS, 587 con STARTTLS. Alcune reti bloccano la porta 25.
reason-tls-from-start = Su questa porta il server attende TLS dall’inizio. Scegli TLS invece di STARTTLS.
reason-starttls-missing = Il server non offre STARTTLS su questa porta. Prova TLS sulla porta 465.
reason-tls-untrusted = Il certificato del server non è affidabile. Controlla il nome del server o avvisa il tuo provider.
reason-auth-rejected = Il server ha rifiutato il nome utente o la password. Molti provider chiedono una password per le app al posto di quella solita.
reason-auth-unsupported = Il server non offre nessun modo di accedere che Fromline conosca. Chiedi al tuo provider se bisogna attivare l’accesso SMTP.
reason-server-4xx = Il server chiede di riprovare più tardi. Aspetta qualche minuto e riprova.
reason-server-5xx = Il server ha rifiutato la connessione. Chiedi al tuo provider se il tuo account può inviare posta tramite SMTP.
reason-protocol-error = La risposta non è quella di un server di posta. Controlla nome, porta e sicurezza: TLS va con la porta 465, STARTTLS con la 587.
reason-timeout = Il server ha impiegato troppo tempo. Riprova, o prova un’altra porta: 465 con TLS, 587 con STARTTLS.
reason-tls-failed = Il server e Fromline non riescono a concordare una connessione protetta (TLS). Prova TLS sulla porta 465 o STARTTLS sulla 587; se non funziona nessuno dei due, avvisa il tuo provider.
reason-certificate-expired = Il certificato del server è scaduto. Avvisa il tuo provider: va rinnovato.
reason-certificate-other-name = Il certificato del server è per un altro nome. Controlla il nome del server nelle istruzioni del tuo provider.
reason-certificate-unknown-issuer = Il certificato del server proviene da un’autorità che Fromline non conosce. Controlla il nome del server; se è giusto, avvisa il tuo provider o il tuo amministratore.
reason-encryption-required = Il server richiede una connessione più sicura prima dell’accesso. Prova TLS sulla porta 465 o STARTTLS sulla 587.
reason-oauth-only = Questo server non accetta password (vuole OAuth). Se viene proposto «Continua con …», scegli quello. Altrimenti il tuo amministratore può registrare Fromline presso il provider; fino ad allora lascia che recapitino i server della tua organizzazione.
reason-password-sign-in-off = Il provider non permette a questo account di accedere con una password: per SMTP è disattivato, o una regola lo vieta. Rivolgiti a chi gestisce l’account; un’altra password non aiuta.
reason-app-password-needed = Il server vuole una password per le app al posto di quella solita. Creane una nelle impostazioni di sicurezza del tuo account presso il provider e inseriscila qui.
reason-auth-unavailable = Il server ora non può controllare le password, o ha ricevuto troppi tentativi. La tua password può essere giusta. Aspetta qualche minuto e riprova.
reason-auth-not-understood = Il server non ha capito il tentativo di accesso, quindi non ha controllato la password. La causa può essere una password molto lunga; se la tua non è lunga, chiedi al tuo provider.
reason-sign-in-slow = Il server non ha controllato la password in tempo. Alcuni server fanno aspettare tutti dopo che qualcuno ha inserito password sbagliate. Aspetta qualche minuto, poi riprova con quella giusta.
reason-wrong-password-limit = Su questo server sono state inserite troppe password sbagliate. Perché il tuo account non venga bloccato, aspetta fino a dieci minuti prima di riprovare; intanto controlla nome utente e password.
reason-sender-refused = Il server ti fa accedere, ma non ti permette di scrivere da questo indirizzo. Inserisci il nome utente a cui appartiene l’indirizzo, o chiedi al tuo provider di consentire l’indirizzo.
reason-recipient-refused = Il server ha rifiutato il destinatario. Controlla l’indirizzo del destinatario; se è giusto, chiedi al tuo provider.
reason-message-refused = Il server ti ha fatto accedere, ma ha rifiutato il messaggio. Chiedi al tuo provider se puoi scrivere da questo indirizzo.
reason-message-too-large = Il messaggio è troppo grande per il server. Inviane uno più piccolo.
reason-conversion-needed = Il server non accetta testo non ASCII così com’è, e ciò che è firmato non va modificato. Fa’ in modo che il tuo programma codifichi il testo in quoted-printable prima di firmare.
reason-answer-lost = Il server ha ricevuto tutto il messaggio, ma non lo ha confermato. Il destinatario può averlo: accertati prima di inviarlo di nuovo.
reason-relay-answer-lost = Il server di posta della tua organizzazione ha ricevuto tutta l’email, ma non l’ha confermata. Può arrivare lo stesso; se non arriva, riprova.
reason-port-not-allowed = Questa porta non è consentita per i server SMTP. Scegline un’altra, o chiedi al tuo amministratore di consentirla.
reason-smtp-auth-off-tenant = L’invio tramite SMTP (SMTP AUTH) è disattivato per tutta l’organizzazione a cui appartiene questa casella. Né una password né OAuth aiutano finché l’amministratore della casella non lo attiva, almeno per questa casella.
reason-smtp-auth-off-mailbox = L’invio tramite SMTP (SMTP AUTH) è disattivato per questa casella. Né una password né OAuth aiutano finché l’amministratore della casella non lo attiva.
reason-sign-in-policy = Una regola dell’organizzazione a cui appartiene questa casella (accesso condizionale o impostazioni predefinite per la sicurezza) non permette a Fromline di accedere. Chiedi all’amministratore della casella di consentirlo; collegarti di nuovo non aiuta.
reason-sign-in-blocked = Il provider blocca questo accesso e non indica una causa che Fromline conosca. Chiedi all’amministratore della casella se la casella può inviare tramite SMTP.
reason-token-rejected = Il server ha rifiutato l’accesso di Fromline: è scaduto, o appartiene a un account diverso dal nome utente. Collegati di nuovo e accedi lì con l’account a cui appartiene il nome utente.
reason-scope-missing = L’accesso di Fromline non comprende l’invio di email. Collegati di nuovo e lascia selezionata l’autorizzazione per la posta.
reason-token-host-forbidden = L’accesso di Fromline non è destinato a questo server, quindi lì non è stato inviato nulla. Scegli il server del provider, oppure usa una password.
reason-consent-unknown = Questo consenso non è più noto: è stato avviato troppo tempo fa, è già stato usato, o è di un altro browser. Collegati di nuovo.
reason-consent-pending = Il provider non ha ancora ricevuto il tuo consenso. Inserisci il codice nella sua pagina.
reason-consent-denied = Il provider non ha ricevuto il tuo consenso, quindi non è stato collegato nulla. Riprova, oppure usa una password se il provider la accetta.
reason-admin-consent-required = L’organizzazione a cui appartiene questa casella deve prima autorizzare Fromline. Chiedi all’amministratore della casella di dare il consenso per l’organizzazione.
reason-consent-ended = L’accesso di Fromline a questa casella è terminato: è stato revocato, o il provider non lo accetta più. Collegati di nuovo.
reason-oauth-client-rejected = Il provider non accetta la registrazione di questo Fromline. Può rimediare solo chi gestisce Fromline: avvisa il tuo amministratore. La tua casella non c’entra.
reason-oauth-unavailable = Il provider ora non risponde, o non come dovrebbe. Aspetta qualche minuto e riprova.
