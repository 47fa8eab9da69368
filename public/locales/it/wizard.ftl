### The wizard that adds an alias: address, who delivers, confirmation, done.

wizard-title = Aggiungi un altro indirizzo email
# $step (Number) - the step that is shown
# $steps (Number) - how many there are
wizard-progress = Passaggio { $step } di { $steps }
wizard-step-address = Indirizzo
wizard-step-delivery = Recapito
wizard-step-confirm = Conferma
wizard-step-done = Fatto
wizard-next = Passaggio successivo
wizard-back = Indietro
wizard-cancel = Annulla
# $count (Number) - fields that have to be corrected
wizard-errors =
    { $count ->
        [one] C’è { $count } campo da controllare.
       *[other] Ci sono { $count } campi da controllare.
    }
wizard-no-relay = In Fromline non è impostato un server di posta in uscita della tua organizzazione. Nessun codice di verifica può essere inviato, quindi per ora non si possono aggiungere indirizzi.
wizard-contact = A chi chiedere:

## Step 1: the address

wizard-address-heading = Da quale indirizzo vuoi inviare?
wizard-name = Nome
# $name (String) - the name of the primary address
wizard-name-hint = I destinatari lo vedono accanto all’indirizzo. Se lo lasci vuoto, si usa il tuo: { $name }
wizard-name-hint-unnamed = I destinatari lo vedono accanto all’indirizzo. Puoi lasciarlo vuoto.
wizard-address = Indirizzo email
wizard-address-hint = Un indirizzo di tua proprietà: lì arriverà un codice.
wizard-treat = Considera come un alias
wizard-treat-hint = Togli la spunta solo se scrivi per un’altra persona o un altro account. Il campo Da che i destinatari vedono non cambia.
wizard-treat-more = Scopri di più sugli alias
wizard-reply-summary = Indica un indirizzo diverso per le risposte
wizard-reply = Indirizzo «Rispondi a»
wizard-reply-hint = Le risposte vanno qui invece che all’indirizzo sopra. Lascialo vuoto se non ti serve. Se recapita il server SMTP dell’indirizzo, Fromline toglie un «Rispondi a» con il tuo indirizzo principale aggiunto dal programma di posta: se vuoi le risposte lì, scrivilo qui.

## Step 2: who delivers

wizard-delivery-heading = Chi recapita questa posta?
wizard-delivery-legend = La posta da questo indirizzo è recapitata
wizard-delivery-gateway = dal server SMTP dell’indirizzo
wizard-delivery-gateway-hint = Di solito i destinatari vedono solo l’indirizzo. I server della tua organizzazione non recapitano questa posta.
wizard-delivery-organization = dai server della tua organizzazione
wizard-delivery-organization-hint = Non serve impostare nulla. Alcuni destinatari vedono anche il tuo indirizzo principale.
# $program (String) - name of a mail program
# $from (String) - what it shows as the sender
wizard-reads = I destinatari che usano { $program } leggono: { $from }
# $address (String) - the address to be added
wizard-off = Per { $address } non è disponibile un proprio server SMTP: il tuo amministratore non consente server SMTP esterni. Puoi aggiungere comunque l’indirizzo; la posta sarà recapitata dai server della tua organizzazione e alcuni destinatari vedranno anche il tuo indirizzo principale.
wizard-off-now = Il tuo amministratore ha appena disattivato i server SMTP esterni. Non è stato creato nulla, e quello che hai scritto è conservato. Puoi aggiungere ora l’indirizzo con i server della tua organizzazione, o tornare più tardi.
wizard-off-ask = Il tuo amministratore può consentirlo.
wizard-own-domain = Questo indirizzo appartiene alla tua organizzazione, quindi la posta è recapitata dai suoi server. Non c’è nulla da impostare.
wizard-host = Server SMTP
wizard-host-hint = Il server in uscita di questo indirizzo: lo trovi nelle istruzioni del tuo provider.
wizard-port = Porta
wizard-port-465 = 465 (di solito con TLS)
wizard-port-587 = 587 (di solito con STARTTLS)
wizard-port-25 = 25 (fra server; molte reti la bloccano)
wizard-username = Nome utente
wizard-username-hint = Spesso è l’indirizzo email completo.
wizard-password = Password
wizard-password-hint = Viene salvata cifrata e serve solo per accedere a questo server.
wizard-way-legend = Fromline accede a questo server
# $provider (String) - nome del provider
wizard-way-provider = con il tuo consenso presso { $provider }, senza password
# $provider (String) - nome del provider
wizard-way-provider-hint = Accedi direttamente presso { $provider } e torni qui. Fromline non vede mai la tua password, e puoi revocare il consenso lì in qualsiasi momento.
wizard-way-password = con nome utente e password
# $provider (String) - nome del provider
# $day (String) - un giorno
# not-wrong: order - il giorno viene prima, come nelle altre frasi
wizard-way-password-ends = Dopo il { $day } { $provider } lo disattiva per impostazione predefinita. L’amministratore della casella può forse riattivarlo.
wizard-way-password-ended = Questo server non accetta più password, nemmeno quelle per le app.
# $provider (String) - nome del provider
wizard-continue = Continua con { $provider }
# $provider (String) - nome del provider
wizard-connected = Collegamento con { $provider } riuscito.
# $provider (String) - nome del provider
# $account (String) - l’account che ha dato il consenso
wizard-connected-as = Collegamento con { $provider } riuscito, come { $account }.
# $account (String) - l’account che ha dato il consenso
# $username (String) - il nome utente nel modulo
wizard-other-account = Hai effettuato l’accesso come { $account }, ma il nome utente è { $username }. Va bene se è una casella condivisa che { $account } può usare. Da quale casella deve passare la posta?
# $account (String) - l’account che ha dato il consenso
wizard-take-account = { $account }
# $username (String) - il nome utente nel modulo
wizard-keep-username = { $username }
wizard-device = Accedi da un altro dispositivo
wizard-device-text = Apri questa pagina su un dispositivo qualsiasi, accedi lì e inserisci il codice:
# $time (String) - data e ora
wizard-device-waits = In attesa del tuo consenso. Il codice è valido fino a: { $time }.
wizard-return-title = Collegamento della casella
wizard-return-text = Ritorno dal provider. Un momento…
wizard-return-lost = Qui non c’è nulla con cui continuare: questa pagina è stata aperta direttamente, oppure in una scheda o un browser diversi da quelli in cui hai iniziato. Ricomincia da lì.
wizard-security = Sicurezza della connessione
wizard-security-tls = TLS (consigliata)
wizard-security-starttls = STARTTLS
wizard-app-password = Questo provider chiede una password per le app: creane una nelle impostazioni di sicurezza del tuo account e inseriscila qui. La password solita verrà rifiutata.
wizard-microsoft = Microsoft sta eliminando l’accesso SMTP con nome utente e password: per le organizzazioni Microsoft 365 esistenti sarà disattivato per impostazione predefinita dalla fine di dicembre 2026. Chiedi a chi gestisce quell’account se SMTP AUTH con password resta attivo, oppure chiedi al tuo amministratore di registrare Fromline presso Microsoft (OAuth), così non serve alcuna password; altrimenti fai recapitare la posta dai server della tua organizzazione.
# $domain (String) - domain of the address
wizard-found-asking = Cerco le impostazioni di { $domain }…
# $domain (String) - domain of the address
wizard-found-published = Queste impostazioni sono pubblicate da { $domain }.
# $provider (String) - name of the mail provider
wizard-found-known = Queste sono le impostazioni di { $provider }.
# $domain (String) - domain of the address
wizard-found-mozilla = Queste impostazioni vengono dall’elenco di Mozilla per { $domain }.
# $domain (String) - domain of the address
wizard-found-dns = Queste impostazioni sono pubblicate da { $domain } nel DNS.
# $provider (String) - name of the mail provider
# $domain (String) - domain of the address
wizard-found-mail-servers = Queste sono le impostazioni di { $provider }, che gestisce la posta di { $domain }.
# $domain (String) - domain of the address
wizard-found-guessed = Queste impostazioni sono dedotte da { $domain }: lì risponde un server di posta.
wizard-found-fails = Il server non ha risposto.
wizard-found-change = Puoi modificare tutto.
wizard-found-others = Altre impostazioni trovate
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
wizard-found-other = { $host }, porta { $port }, { $security }
wizard-found-use = Usa queste
# $domain (String) - domain of the address
wizard-found-nothing = Non sono state trovate impostazioni per { $domain }. Inserisci il server indicato nelle istruzioni del tuo provider.
# $domain (String) - domain of the address
wizard-found-unknown = Non è stato possibile completare la ricerca delle impostazioni di { $domain }. Inserisci il server indicato nelle istruzioni del tuo provider.
# $provider (String) - name of the mail provider
wizard-found-of-customer = La posta è ospitata da { $provider }, dove ogni cliente ha un proprio server. Trovi il suo nome nel pannello clienti.
# $domain (String) - domain of the address
wizard-found-plain = Per { $domain } sono pubblicati solo server senza crittografia. Fromline non invia mai una password in chiaro: chiedi a chi gestisce la posta di { $domain } un server con TLS o STARTTLS.
wizard-app-password-two-steps = Se nel tuo account la verifica in due passaggi è attiva, crea una password per le app e inseriscila qui: la password solita verrà rifiutata.
# $provider (String) - name of the mail provider
wizard-separate-password = { $provider } chiede una password apposita per i programmi di posta, non quella con cui accedi al sito.
# $provider (String) - name of the mail provider
wizard-switched-off = Può darsi che tu debba prima attivare l’accesso per i programmi di posta nelle impostazioni di { $provider }.
# $provider (String) - name of the mail provider
wizard-provider-page = Istruzioni di { $provider }
wizard-microsoft-personal = Gli account Microsoft personali (Outlook.com, Hotmail, Live) non accettano più alcuna password per SMTP, nemmeno una password per le app. Il tuo amministratore può registrare Fromline presso Microsoft (OAuth); fino ad allora fai recapitare la posta dai server della tua organizzazione.
wizard-ask = Non conosco il server
wizard-ask-text = Invia questo messaggio a chi gestisce la posta dell’indirizzo; la risposta dovrebbe contenere tutto ciò che serve qui.
wizard-ask-language = Lingua del messaggio
wizard-ask-message-label = Messaggio
# $address (String) - the address to be added
# $domain (String) - its domain
wizard-ask-message =
    Buongiorno,
    
    vorrei inviare posta dall’indirizzo { $address } con il sistema di posta della mia organizzazione, tramite il server SMTP di { $domain }. Mi servono questi dati:
    
    1. il nome del server per la posta in uscita (SMTP),
    2. la porta e la sicurezza della connessione: 465 con TLS oppure 587 con STARTTLS,
    3. il nome utente per il mio indirizzo,
    4. quale password è richiesta: quella della casella o una password per le app.
    
    Il server deve avere un certificato valido per il suo nome; senza crittografia non viene inviata alcuna password.
    
    Grazie!
wizard-ask-copy = Copia il messaggio
wizard-ask-copied = Copiato.
wizard-add-gateway = Connetti e aggiungi l’indirizzo
wizard-add = Aggiungi l’indirizzo
# $host (String) - host name of the SMTP server
wizard-connecting = Connessione a { $host } e accesso in corso… Può richiedere fino a 40 secondi.
# $host (String) - host name of the SMTP server
wizard-connecting-slow = In attesa che { $host } controlli la password… Dopo password sbagliate alcuni server fanno aspettare tutti, anche chi ha quella giusta. Può richiedere fino a 40 secondi.
wizard-adding = Aggiunta dell’indirizzo in corso…
wizard-cancelled = Annullato. Non è stato creato nulla.
wizard-cancelled-late = L’indirizzo era stato aggiunto poco prima che annullassi ed è stato subito rimosso.
wizard-cancelled-there = L’indirizzo era stato aggiunto poco prima che annullassi. Lo trovi nel tuo elenco, in attesa di conferma.
wizard-already = Questo indirizzo è già stato aggiunto. Puoi modificare quello che hai scritto nella sua pagina.
wizard-already-edit = Modifica l’indirizzo
wizard-already-go = Vai alla conferma
wizard-already-new = Aggiungi un altro indirizzo

## Step 3: the confirmation

wizard-confirm-heading = Conferma che l’indirizzo è tuo
# $address (String) - the address to be confirmed
wizard-confirm-text = Inserisci il codice di nove cifre contenuto nell’email per { $address }, oppure apri il link di quell’email dopo aver effettuato l’accesso.
wizard-confirm-relay = Il codice è inviato dal server della tua organizzazione, mai dal server SMTP dell’indirizzo: così può confermare solo chi legge la casella.
wizard-mail-on-its-way = L’email sta partendo.
wizard-mail-waits = Il server di posta della tua organizzazione ora non accetta posta. Fromline continua a provare.
wizard-mail-sent = L’email è stata inviata. Può arrivare dopo qualche minuto; controlla anche la cartella dello spam.
wizard-mail-failed = Non è stato possibile inviare l’email.
# $time (String) - date and time
wizard-code-until = Il codice è valido fino a: { $time }.
wizard-code = Codice di verifica
wizard-code-hint = Nove cifre; gli spazi non contano.
wizard-code-format = Il codice ha nove cifre. Controlla quello che hai inserito.
# $count (Number) - wrong codes that may still be entered
wizard-code-tries =
    { $count ->
        [one] Hai ancora { $count } tentativo.
       *[other] Hai ancora { $count } tentativi.
    }
wizard-code-dead = Questo codice non è più valido: è troppo vecchio, è stato sostituito o è stato inserito male troppe volte. Chiedine uno nuovo.
wizard-verify = Verifica
wizard-resend = Invia un nuovo codice
wizard-resent = Un nuovo codice sta partendo. Quelli precedenti non valgono più.
# $count (Number) - mails that may still be asked for today
wizard-resend-left =
    { $count ->
        [one] Entro 24 ore puoi chiedere ancora { $count } email.
       *[other] Entro 24 ore puoi chiedere ancora { $count } email.
    }
wizard-resend-none = Per ora non si possono inviare altre email: in 24 ore al massimo tre allo stesso indirizzo e dieci in tutto ai tuoi indirizzi.
wizard-later = Conferma più tardi
wizard-later-hint = L’indirizzo aspetta nel tuo elenco.
wizard-guide = Guida: come aggiungere un indirizzo, passo per passo
wizard-demo-mail = Apri la casella demo

## Done

# $address (String) - the address that was confirmed
wizard-done-heading = Ora puoi inviare da { $address }
# $address (String) - the address that was confirmed
wizard-done-confirmed = Confermato: { $address }
wizard-done-settings = Controlla le impostazioni
wizard-done-list = I miei indirizzi
wizard-done-another = Aggiungi un altro indirizzo
wizard-done-write = Scrivi da questo indirizzo

## Test message

wizard-test-heading = Invia un messaggio di prova
wizard-test-text = Viene inviato come ora ogni messaggio da questo indirizzo, così puoi controllare il mittente nel tuo programma di posta.
wizard-test-refused = Ora non si può inviare un messaggio di prova: la posta da questo indirizzo viene rifiutata.
wizard-test-to = A uno dei tuoi indirizzi
wizard-test-send = Invia il messaggio di prova
wizard-test-sending = Invio in corso…
wizard-test-sent-organization = Inviato dai server della tua organizzazione. Ecco che cosa è partito:
wizard-test-sent-gateway = Inviato tramite il server SMTP dell’indirizzo. Ecco che cosa è partito:
wizard-test-none = Questa intestazione non c’è
wizard-test-as-previewed = L’anteprima mostra esattamente questo.
wizard-test-not-as-previewed = L’anteprima mostra qualcos’altro: quello che hai digitato non è ancora salvato, oppure l’indirizzo è stato modificato nel frattempo.
# $value (String) - the header’s value there
wizard-test-previewed = Nell’anteprima: { $value }
wizard-test-previewed-none = Nell’anteprima questa intestazione non c’è
# $value (String) - name and address
wizard-test-decoded = I programmi leggono: { $value }
wizard-test-envelope = Mittente della busta (MAIL FROM)
wizard-test-arrived = È arrivato? Incolla le sue intestazioni
wizard-test-arrived-text = Mostrano che cosa il server SMTP ha cambiato lungo il percorso e se il messaggio ha superato DMARC: è una prova, mentre tutto il resto è solo una previsione.
wizard-test-server = Server che l’ha ricevuto
wizard-test-server-hint = Il nome si trova all’inizio di una riga «Authentication-Results», fino al primo punto e virgola. Scegli il server della casella in cui il messaggio è arrivato.
wizard-test-unnamed = Fidati dei risultati senza il nome di un server
wizard-test-unnamed-hint = Solo se la casella che ha ricevuto il messaggio è gestita da Microsoft 365 o Outlook.com.
wizard-test-report = Leggi il risultato
wizard-test-report-kept = Di quello che incolli vengono conservati ciò che il server SMTP ha cambiato, il risultato DMARC, la data e il nome del server che ha ricevuto il messaggio; nient’altro.

## The preview beside

wizard-preview = Che cosa vedranno i destinatari
wizard-preview-refused = La posta da questo indirizzo ora viene rifiutata: nessuno la riceve. Ecco che cosa vedrebbero i destinatari se venisse recapitata.
