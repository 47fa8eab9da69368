### Why mail programs show what they show, and how that is known. Read on demand.

evidence-grade-a-run = A-run: il programma è stato eseguito e osservato.
evidence-grade-a = A: è stato letto il codice sorgente del programma.
evidence-grade-b = B: lo documenta il produttore.
evidence-grade-c = C: lo segnalano gli utenti.
evidence-grade-d = D: non è stato trovato nulla di affidabile.
# $source (String) - file, page or report
# $version (String) - version that was read or run
evidence-source = Fonte: { $source }. Versione: { $version }.
# $grade (String) - A, B, C or D, as above
# $source (String) - file, page or report
# $version (String) - version that was read
evidence-layout-list = Disposizione nell’elenco dei messaggi ({ $grade }): { $source }. Versione: { $version }.
# $grade (String) - A, B, C or D, as above
# $source (String) - file, page or report
# $version (String) - version that was read
evidence-layout-message = Disposizione nel messaggio aperto ({ $grade }): { $source }. Versione: { $version }.

## Why a program shows what it shows

# $client (String) - the mail program's name
evidence-why-no-sender = Il messaggio non ha l’intestazione Sender: { $client } può mostrare soltanto l’autore.
# $client (String) - the mail program's name
evidence-why-hidden = { $client } non mostra l’intestazione Sender.
# $client (String) - the mail program's name
evidence-why-equal = L’intestazione Sender indica l’autore e { $client } la omette.
# $client (String) - the mail program's name
evidence-why-on-behalf = L’intestazione Sender indica qualcuno diverso dall’autore e { $client } lo mette per primo.
# $client (String) - the mail program's name
evidence-why-sender-row = { $client } dedica una riga all’intestazione Sender.
# $client (String) - the mail program's name
evidence-why-in-details = { $client } mostra l’intestazione Sender quando si aprono i dettagli o tutte le intestazioni.
# $client (String) - the mail program's name
# $domain (String) - the domain of SPF or DKIM
evidence-why-via = { $client } non guarda l’intestazione Sender: a garantire per il messaggio è { $domain }, che non è il dominio dell’indirizzo nel campo Da.
# $client (String) - the mail program's name
# $domain (String) - the domain of SPF or DKIM
evidence-why-via-in-details = { $client } non guarda l’intestazione Sender: a garantire per il messaggio è { $domain }, e i dettagli lo dicono.
# $client (String) - the mail program's name
evidence-why-vouched-for = { $client } non guarda l’intestazione Sender: a garantire per il messaggio è il dominio dell’indirizzo nel campo Da.
# $client (String) - the mail program's name
evidence-why-not-vouched-for = Nessun dominio garantisce per il messaggio e { $client } lo segnala.
# $client (String) - the mail program's name
evidence-why-domains-not-known = Quello che mostra { $client } dipende da SPF e DKIM, e i loro risultati non si conoscono.
# $client (String) - the mail program's name
evidence-why-every-from = Il messaggio ha più di un campo Da, e { $client } è stato visto mostrarli tutti.
# $client (String) - the mail program's name
evidence-why-first-from = Il messaggio ha più di un campo Da, e { $client } è stato visto mostrare il primo.
# $client (String) - the mail program's name
evidence-why-last-from = Il messaggio ha più di un campo Da, e { $client } è stato visto mostrare l’ultimo.
# $client (String) - the mail program's name
evidence-why-from-not-known = Il messaggio ha più di un campo Da. Quale mostri { $client } non si sa.
# $client (String) - the mail program's name
evidence-why-not-known = Non si sa come lo mostra { $client }. Quello che compare nei dettagli è un’ipotesi.

## How a program was examined, and what is assumed

evidence-remark-terminal = È stato eseguito in un terminale.
evidence-remark-window = È stato eseguito su uno schermo virtuale e ne sono state lette le finestre.
evidence-remark-browser = È stato eseguito in un browser e ne sono state lette le pagine.
evidence-remark-debian = Le impostazioni erano quelle di Debian.
evidence-remark-no-settings = È stato eseguito senza le impostazioni di sistema, che nascondono delle intestazioni.
evidence-remark-show-sender = L’impostazione mailnews.headers.showSender era attiva.
evidence-remark-all-headers = I dettagli sono ciò che aggiunge quando mostra tutte le intestazioni.
evidence-remark-all-headers-menu = Un comando del menu mostra tutte le intestazioni.
evidence-remark-english = È in inglese, qualunque sia la lingua di chi legge.
evidence-remark-envelope = Sopra le intestazioni mostra la riga che separa i messaggi in un file mbox, con il mittente della busta.
evidence-remark-envelope-with-all = Con tutte le intestazioni mostra anche la riga che separa i messaggi in un file mbox, con il mittente della busta.
evidence-remark-exchange = L’account Exchange aggiunge al messaggio un’intestazione propria, ed è questa a decidere.
evidence-remark-imap-server = Ciò che mostra di un campo Da insolito dipende dal server di posta. È stato eseguito con Dovecot.
evidence-remark-horde = È stato eseguito con la visualizzazione dinamica. L’indirizzo compare quando il puntatore si ferma sul nome. Di un messaggio senza campo Da mostra il mittente del messaggio aperto prima.
evidence-remark-apple-ios = Uno o due tocchi mostrano l’indirizzo; tutte le intestazioni non si possono vedere. Con un account Exchange gli viene comunicato il Sender; che cosa mostri in quel caso non si sa.
evidence-remark-gmail-mobile = Le parole sono quelle della base open source dell’app. L’app di oggi non è stata letta, e le sue parole per Reply-To sono un’ipotesi.
evidence-remark-outlook-web = Le segnalazioni non concordano sul fatto che mostri o no il campo Sender.
evidence-remark-outlook-mac = Si suppone che mostri ciò che mostra Outlook su Windows.
evidence-remark-libero = Le sue pagine sono quelle di Open-Xchange App Suite, come dicono gli script. La versione di oggi e le sue parole non sono state lette.
evidence-remark-tuta = Si suppone che il server di Tuta consideri il campo Sender come mittente tecnico.
evidence-remark-zoho = La guida non dice se decide il campo Sender o il mittente della busta. Si suppone che decidano SPF e DKIM.
evidence-remark-polish-assumed = Le parole in polacco sono un’ipotesi.
evidence-remark-words-assumed = Le parole in italiano e in polacco sono un’ipotesi.
evidence-remark-words-not-read = Le parole in italiano e in polacco non sono state lette.
evidence-remark-layout-seen = È stato eseguito e ne sono state esaminate le immagini della finestra.
evidence-remark-layout-tap = Il nome sta da solo; un tocco mostra l’indirizzo.
evidence-remark-layout-arrow = Accanto al nome compare una freccia quando ci passa sopra il puntatore.
evidence-remark-layout-open-base = È la base open source dell’app, non l’app di oggi.
evidence-remark-layout-gmail = «Tramite» segue l’indirizzo, e sotto il nome c’è una freccia.
evidence-remark-layout-two-lines = Ogni messaggio occupa due righe ed è in grassetto finché non viene letto.
evidence-remark-layout-outlook-web = «Via» è nella riga Da, e il punto interrogativo sulla foto del mittente.
evidence-remark-layout-button = Tutto il blocco è un pulsante.
evidence-remark-layout-fairemail = Al posto delle immagini dei mittenti ci sono lettere, e non c’è l’anteprima del testo.
evidence-remark-layout-zoho = «Via» è accanto al mittente, e un triangolo mostra chi ha inviato il messaggio.
