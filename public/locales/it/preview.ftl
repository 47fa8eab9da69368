### The preview: what recipients read in the From line.

preview-title = Che cosa vedono i destinatari
preview-lead = Scrivi gli indirizzi e confronta che cosa mostrano i programmi di posta, a seconda di chi recapita la posta.
preview-compare = Due modi di recapitare a confronto

## The form

preview-from = Indirizzo nel campo Da
preview-name = Nome nel campo Da
preview-primary = Indirizzo principale
preview-primary-hint = L’indirizzo con cui accedi nella tua organizzazione.
preview-primary-name = Nome dell’indirizzo principale
preview-reply-to = Indirizzo «Rispondi a»
preview-reply-to-hint = Lascia vuoto se le risposte vanno all’indirizzo nel campo Da.
preview-language = Lingua del programma di posta del destinatario
preview-language-own = La stessa di questa pagina
preview-received = Hai ricevuto un’email così? Guarda quale percorso ha seguito
preview-copy = Copia il link a questa anteprima
preview-copied = Link copiato.
preview-not-copied = Impossibile copiare il link. Copialo dalla barra degli indirizzi.
preview-private = Quello che scrivi resta nel tuo browser. Il link lo contiene dopo il segno #, che nessun server vede.

## The two routes

preview-route-organisation = Recapitano i server della tua organizzazione
preview-route-gateway = Recapita il server SMTP dell’indirizzo

## Groups of mail programs; $total counts those whose behaviour is known

# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-on-behalf = { $count ->
    [one] { $count } programma su { $total } mostra «per conto di»
   *[other] { $count } programmi su { $total } mostrano «per conto di»
}
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-sender-row = { $count ->
    [one] { $count } programma su { $total } mostra l’indirizzo principale in una riga a parte
   *[other] { $count } programmi su { $total } mostrano l’indirizzo principale in una riga a parte
}
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-via = { $count ->
    [one] { $count } programma su { $total } aggiunge «tramite» e il dominio dell’organizzazione
   *[other] { $count } programmi su { $total } aggiungono «tramite» e il dominio dell’organizzazione
}
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-in-details = { $count ->
    [one] { $count } programma su { $total } mostra l’indirizzo principale nei dettagli
   *[other] { $count } programmi su { $total } mostrano l’indirizzo principale nei dettagli
}
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-direct = { $count ->
    [one] { $count } programma su { $total } mostra solo l’indirizzo nel campo Da
   *[other] { $count } programmi su { $total } mostrano solo l’indirizzo nel campo Da
}
# $count (Number) - programs in this group
preview-group-unknown = { $count ->
    [one] Non noto: { $count } programma
   *[other] Non noto: { $count } programmi
}

## A card

preview-in-list = Nell’elenco dei messaggi:
preview-in-message = Nel messaggio aperto:
preview-in-details = Dopo aver aperto i dettagli:
preview-assumed = Non noto. Quello che vedi qui è un’ipotesi.
preview-evidence-all = Perché, e come lo sappiamo?
preview-perhaps = Forse:
# $grade (String) - A-run, A, B, C or D
preview-evidence = Come lo sappiamo? Grado { $grade }
preview-grade-a-run = A-run: il programma è stato eseguito e osservato.
preview-grade-a = A: è stato letto il codice sorgente del programma.
preview-grade-b = B: lo documenta il produttore.
preview-grade-c = C: lo segnalano gli utenti.
preview-grade-d = D: non è stato trovato nulla di affidabile.
# $source (String) - file, page or report
# $version (String) - version that was read or run
preview-source = Fonte: { $source }. Versione: { $version }.

## Choosing programs

preview-filter-platform = Programmi
preview-filter-effect = Che cosa vede chi legge
preview-filter-all = Tutti
preview-platform-desktop = Per il desktop
preview-platform-web = Nel browser
preview-platform-mobile = Per telefoni e tablet
preview-platform-terminal = Nel terminale
preview-effect-on-behalf = «Per conto di»
preview-effect-sender-row = Indirizzo principale in una riga a parte
preview-effect-via = «Tramite» e il dominio dell’organizzazione
preview-effect-in-details = Indirizzo principale nei dettagli
preview-effect-direct = Solo l’indirizzo Da
preview-effect-unknown = Non si sa

## The official help page's wording

preview-help-title = Con le parole della guida ufficiale
# $alias (String) - the address in the From line
# $primary (String) - the primary address
preview-help-sentence = { $alias } per conto di { $primary }
preview-help-note = La guida non nomina alcun programma. I programmi che lo mostrano mettono per primo l’indirizzo principale.

## Perché un programma mostra quello che mostra

# $client (String) - the mail program's name
preview-why-no-sender = Il messaggio non ha l’intestazione Sender: { $client } può mostrare soltanto l’autore.
# $client (String) - the mail program's name
preview-why-hidden = { $client } non mostra l’intestazione Sender.
# $client (String) - the mail program's name
preview-why-equal = L’intestazione Sender indica l’autore e { $client } la omette.
# $client (String) - the mail program's name
preview-why-on-behalf = L’intestazione Sender indica qualcuno diverso dall’autore e { $client } lo mette per primo.
# $client (String) - the mail program's name
preview-why-sender-row = { $client } dedica una riga all’intestazione Sender.
# $client (String) - the mail program's name
preview-why-in-details = { $client } mostra l’intestazione Sender quando si aprono i dettagli o tutte le intestazioni.
# $client (String) - the mail program's name
# $domain (String) - the domain of SPF or DKIM
preview-why-via = { $client } non guarda l’intestazione Sender: a garantire per il messaggio è { $domain }, che non è il dominio dell’indirizzo Da.
# $client (String) - the mail program's name
preview-why-vouched-for = { $client } non guarda l’intestazione Sender: a garantire per il messaggio è il dominio dell’indirizzo Da.
# $client (String) - the mail program's name
preview-why-not-vouched-for = Nessun dominio garantisce per il messaggio e { $client } lo segnala.
# $client (String) - the mail program's name
preview-why-not-known = Non si sa come lo mostra { $client }. Quello che sta nei dettagli è supposto.
