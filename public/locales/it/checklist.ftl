### L’elenco di configurazione nella prima pagina degli amministratori.

checklist-title = Elenco di configurazione
# $done (Number) - attività completate
# $count (Number) - tutte le attività
checklist-progress = { $done } di { $count } completate
checklist-all-done = Tutto è configurato.
checklist-lead = Questo elenco si aggiorna automaticamente. Seleziona un’attività per vedere che cosa si sa e che cosa fare.
checklist-hide = Nascondi l’elenco
# $task (String) - nome dell’attività
# $done (Number) - attività completate
# $count (Number) - tutte le attività
checklist-ticked = Completata: { $task }. Attività completate: { $done } di { $count }.

## Stati di un’attività

checklist-state-done = Completata
checklist-state-open = Da fare
checklist-state-unknown = Non noto

## Attività

checklist-task-relay = Relay per le email di Fromline
checklist-task-mail-server = Il server di posta interroga Fromline
checklist-task-spf = SPF
checklist-task-dmarc = DMARC
checklist-task-dkim = DKIM
checklist-task-test-message = Messaggio di prova
checklist-task-policy = Decisione sui gateway
checklist-task-people = Primi utenti

## Che cosa si sa e che cosa fare

checklist-looking = Verifica in corso…
checklist-command = Esegui questo comando sul server:
checklist-record = Il record TXT in questione:
checklist-record-publish = Pubblica questo record TXT:
# $count (Number) - altri domini
checklist-more =
    { $count ->
        [one] Lo stesso vale per { $count } altro dominio.
       *[other] Lo stesso vale per altri { $count } domini.
    }
checklist-relay-works = Il relay accetta le email di Fromline. Da lì partono gli avvisi e ogni codice di verifica.
checklist-relay-missing = In Fromline non è impostato un server di posta in uscita, quindi nessun indirizzo può essere confermato. Imposta il relay nella configurazione, poi riavvia il server.
checklist-relay-unreachable = Il relay non risponde. Controlla il nome, la porta e il firewall.
checklist-relay-untrusted = Non è possibile una connessione protetta al relay. Controlla il suo certificato e la sicurezza impostata.
checklist-relay-password-wrong = Il relay rifiuta il nome utente o la password.
checklist-relay-refuses = Il relay non accetta la connessione di Fromline.
# $when (String) - data e ora
checklist-mail-server-asks = Il tuo server di posta interroga Fromline sui messaggi degli utenti (l’ultima volta: { $when } circa).
checklist-mail-server-missing = Il tuo server di posta non interroga ancora Fromline: i messaggi degli utenti partono come prima, qualunque cosa tu decida qui. Imposta i socket nella configurazione, poi fai generare a questo comando uno script per il tuo Postfix.
checklist-mail-server-silent = Fromline è pronto, ma il tuo server di posta non l’ha ancora interrogato. Invia il messaggio di prova da questo elenco. Se non cambia nulla, il comando dice che cosa non va.
# $domain (String) - un dominio dell’organizzazione
checklist-spf-passes = Il record SPF di { $domain } autorizza i tuoi server.
# $domain (String) - un dominio dell’organizzazione
checklist-spf-missing = { $domain } non ha un record SPF. La posta recapitata dai tuoi server può essere rifiutata o segnalata come spam.
# $domain (String) - un dominio dell’organizzazione
checklist-spf-missing-text = { $domain } non ha un record SPF. Pubblica lì un record TXT che inizi con v=spf1 e indichi i tuoi server in uscita.
# $domain (String) - un dominio dell’organizzazione
# $address (String) - indirizzo IP
checklist-spf-refuses = Il record SPF di { $domain } non autorizza { $address }, da cui invii. Aggiungi l’indirizzo al record.
# $domain (String) - un dominio dell’organizzazione
checklist-spf-invalid = Il record SPF di { $domain } non è valido, quindi non protegge nulla. L’anteprima indica l’errore, in «Arriverà?».
# $domain (String) - un dominio dell’organizzazione
checklist-spf-addresses-missing = { $domain } ha un record SPF. Per sapere se autorizza i tuoi server, imposta sending_addresses nella configurazione.
# $domain (String) - un dominio dell’organizzazione
checklist-unanswered = Nessun server DNS ha risposto per { $domain }.
# $domain (String) - un dominio dell’organizzazione
checklist-dmarc-published = { $domain } ha una policy DMARC.
# $domain (String) - un dominio dell’organizzazione
checklist-dmarc-missing = { $domain } non ha una policy DMARC. Questo record è un inizio: non cambia il trattamento della posta.
# $domain (String) - un dominio dell’organizzazione
checklist-dmarc-invalid = Il record DMARC di { $domain } non è valido, quindi i server che ricevono lo ignorano.
# $domain (String) - un dominio dell’organizzazione
# $server (String) - nome del server che ha ricevuto il messaggio
# $when (String) - data
checklist-dkim-passes = { $server } ha trovato una firma valida di { $domain } (segnalato il { $when }).
# $domain (String) - un dominio dell’organizzazione
# $server (String) - nome del server che ha ricevuto il messaggio
# $when (String) - data
checklist-dkim-fails = { $server } ha trovato una firma di { $domain } che non è valida (segnalato il { $when }). Controlla la chiave nel DNS e se un server modifica i messaggi dopo la firma.
# $domain (String) - un dominio dell’organizzazione
# $server (String) - nome del server che ha ricevuto il messaggio
# $when (String) - data
checklist-dkim-unsigned = { $server } non ha trovato una firma di { $domain } (segnalato il { $when }). Fai firmare con DKIM il tuo server di posta in uscita.
# $domain (String) - un dominio dell’organizzazione
checklist-dkim-key-missing = La chiave con cui i tuoi server hanno firmato non è più nel DNS, quindi le firme di { $domain } non sono valide.
# $domain (String) - un dominio dell’organizzazione
checklist-dkim-off = Secondo la configurazione (dkim_domains), i tuoi server non firmano per { $domain }.
# $domain (String) - un dominio dell’organizzazione
checklist-dkim-unknown = Il DNS non rivela se la posta di { $domain } è firmata. Lo rivela un messaggio ricevuto: scrivi da quel dominio a una casella di un altro provider e incolla qui le intestazioni.
checklist-receiving-server = Il server che ha ricevuto il messaggio
checklist-test-missing = Invia un messaggio al tuo indirizzo. Fa la stessa strada della posta dei tuoi utenti.
# $when (String) - data e ora
checklist-test-sent = Un messaggio di prova ti è stato inviato il { $when }. Controlla la tua casella: è arrivato?
# $when (String) - data e ora
checklist-test-arrived = Un messaggio di prova è arrivato (segnalato il { $when }).
checklist-policy-decided = L’hai deciso tu o un altro amministratore. Si può cambiare in qualsiasi momento.
checklist-policy-default = Nessuno ha ancora deciso, quindi gli utenti non possono usare gateway. Scegli qui sotto e salva, anche se lasci la casella deselezionata.
checklist-people-present = Ci sono utenti con un account.
checklist-people-missing = Solo gli amministratori hanno un account. Aggiungi gli utenti uno alla volta o da una tabella.

## Azioni

checklist-test-send = Invia un messaggio di prova
checklist-test-confirm = È arrivato
checklist-headers = Intestazioni del messaggio ricevuto
checklist-headers-hint = Nella maggior parte dei programmi: «Mostra originale», «Visualizza sorgente» o «Tutte le intestazioni». Viene memorizzato solo il risultato.
checklist-read = Leggi le intestazioni
checklist-read-done = Le intestazioni sono state lette.
checklist-demo-mail = Apri la casella demo
