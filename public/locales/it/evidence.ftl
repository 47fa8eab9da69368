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
