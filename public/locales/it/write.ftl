### How one writes from an address in one’s own mail program.

write-title = Scrivere da un altro indirizzo
# $address (String) - the address to write from
write-title-address = Scrivere da { $address }
write-lead = Scrivi nel tuo programma di posta. Aggiungi lì l’indirizzo una volta sola; poi puoi sceglierlo per ogni messaggio.
write-server-heading = Server e password restano quelli di prima
write-server-text = Il programma continua a inviare tramite il server della tua organizzazione, con il nome utente e la password che usi già. Non inserire nel programma il server SMTP dell’altro indirizzo: Fromline consegna la posta al server scelto quando l’indirizzo è stato aggiunto.
write-programs-heading = Come si fa nel tuo programma di posta
write-account = il tuo account
write-program-outlook-classic = Outlook (classico)
write-program-outlook-new = Outlook (nuovo)
write-cannot = non può
write-unknown = non noto
write-cannot-text = Non può: per un account come il tuo non propone altri indirizzi. Per scrivere da questo indirizzo usa un altro programma.
write-unknown-text = Non si sa se può: non abbiamo trovato nulla di affidabile. Se provi, controlla il mittente del primo messaggio che arriva.

## What to do

write-step-open = Apri nel programma:
write-step-hold = Tieni premuta lì la tua identità, poi scegli:
write-step-message = Nel messaggio che stai scrivendo scegli:
write-step-enter = Inserisci l’indirizzo e il nome che i destinatari devono vedere, poi salva.
# $address (String) - the address to write from
write-step-enter-address = Inserisci { $address } e il nome che i destinatari devono vedere, poi salva.
write-step-type = Digita l’indirizzo.
# $address (String) - the address to write from
write-step-type-address = Digita { $address }.
write-step-server = Lascia il server in uscita (SMTP) così com’è.
write-step-choose = Quando scrivi o rispondi, scegli l’indirizzo come mittente.
# $address (String) - the address to write from
write-step-choose-address = Quando scrivi o rispondi, scegli { $address } come mittente.
write-step-configure = Inserisci questo nella sua configurazione:
write-step-run = Avvialo con:
write-step-by-hand = Aggiungi a mano l’indirizzo nelle impostazioni del tuo account. Non conosciamo i nomi dei menu del programma.
write-words-english = Questi sono i nomi nella versione inglese del programma: quelli italiani non ci sono noti.

## When one answers

write-answers = Quando rispondi
write-answers-addressed = Sceglie questo indirizzo se il messaggio lo nomina in A o Cc; se lì c’è anche il tuo indirizzo principale, può scegliere quest’ultimo. Alla posta di una mailing list, o ricevuta in Ccn, risponde dal tuo indirizzo principale.
write-answers-delivered = Sceglie questo indirizzo se il messaggio lo nomina in A o Cc, e anche se solo l’intestazione dice che è stato recapitato lì, come per una mailing list.
write-answers-account = Risponde sempre dal tuo indirizzo principale, e così lo rivela a chi ha scritto a questo. Scegli di nuovo il mittente in ogni risposta.
write-answers-configured = Risponde dal tuo indirizzo principale, a meno che la sua configurazione non contenga questo:
write-answers-unknown = Non si sa quale indirizzo sceglie. Controlla il mittente prima di inviare una risposta.

## What it sends

write-sends = Che cosa invia
write-sends-quiet = Solo questo indirizzo, come autore e come mittente della busta.
write-sends-sender = Anche il tuo indirizzo principale, come Sender e come mittente della busta. Se recapita il server SMTP dell’indirizzo, Fromline toglie il Sender, sostituisce il mittente della busta e i destinatari non vedono il tuo indirizzo principale.
write-sends-envelope = Anche il tuo indirizzo principale, come mittente della busta. Se recapita il server SMTP dell’indirizzo, Fromline lo sostituisce e i destinatari non lo vedono.
write-sends-untraced = Questo indirizzo come autore. Che cos’altro scrive non è stato esaminato.

## What else to know of a program

write-note-microsoft-only = Propone solo alias di account Microsoft.
write-note-no-exchange = Può con un account IMAP, non con un account Exchange.
write-note-sent = La copia nella sua cartella della posta inviata mostra il tuo indirizzo principale.
write-note-deleted = Se l’indirizzo viene eliminato nel programma mentre un messaggio è in attesa, il messaggio parte dal tuo indirizzo principale senza alcun avviso.
write-note-receipt = Decide quando un messaggio arriva, e solo allora: le risposte a messaggi precedenti partono dal tuo indirizzo principale.
# $label (String) - the label of a field, as the program writes it
write-note-recognises = Il suo campo { $label } riconosce soltanto gli indirizzi; non permette di usarli come mittente.
write-note-default = Una sua opzione fa partire ogni risposta dall’identità predefinita. Lasciala disattivata.
write-note-mailcow = Nel SOGo di mailcow puoi anche digitare l’indirizzo mentre scrivi.

## How it is known

write-seen = Come lo sappiamo
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-run = Abbiamo eseguito il programma ed esaminato ciò che è arrivato: versione { $version }, { $day }.
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-read = Abbiamo letto il codice sorgente o i file con i testi del programma: versione { $version }, { $day }.
# $version (String) - the version that was run or read, or the years of the reports
# $day (String) - the day of that
write-seen-told = Lo riferiscono altri ({ $version }); informazione raccolta il { $day }.
# $day (String) - the day of that
write-seen-none = Cercato il { $day }.

## Whether it works

write-test-heading = Verifica che funzioni
write-test-text = Scrivi da questo indirizzo a un altro dei tuoi. Il mittente che vedi lì dovrebbe essere quello mostrato dal messaggio di prova.
write-test-link = Invia un messaggio di prova per confrontare
write-test-received = Incolla le intestazioni di ciò che è arrivato
write-test-refused = Se il programma dice che il messaggio non è stato inviato, guarda il motivo che indica: di solito l’indirizzo non è ancora confermato, è sospeso o è scritto diversamente.

## What discloses the primary address

write-care-heading = Controlla il mittente quando rispondi
write-care-list = Alla posta di una mailing list, o ricevuta in Ccn, tutti i programmi provati hanno risposto dall’indirizzo principale. Scegli questo indirizzo prima di inviare.
write-care-forward = Anche l’inoltro e la modifica come nuovo messaggio iniziano con l’indirizzo principale.
write-care-attached = Un messaggio inoltrato come allegato conserva la sua intestazione, che contiene il tuo indirizzo principale. Inoltrane invece il testo.
write-care-reply-to = Se recapita il server SMTP dell’indirizzo, Fromline toglie un indirizzo di risposta uguale al tuo indirizzo principale. Se vuoi ricevere lì le risposte, inseriscilo nella pagina dell’indirizzo.
write-care-returned = Ciò che il server SMTP dell’indirizzo non riesce a recapitare torna a quell’indirizzo, non a quello principale.

## On the telephone

write-phone-heading = Sul telefono
write-phone-text = Inquadra questo codice con il telefono su cui scrivi: lì si apre questa pagina.
write-phone-alt = Codice QR che porta a questa pagina
write-guide = Come aggiungere un indirizzo
