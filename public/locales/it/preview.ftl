### The preview: what recipients read in the From line.

preview-title = Che cosa vedono i destinatari
preview-lead = Scrivi gli indirizzi e confronta che cosa mostrano i programmi di posta, a seconda di chi recapita la posta.
preview-arrival = Arriverà?
preview-compare = Due modi di recapitare a confronto

## The form

preview-from = Indirizzo nel campo Da
preview-name = Nome nel campo Da
preview-primary = Indirizzo principale
preview-primary-hint = L’indirizzo con cui accedi nella tua organizzazione.
preview-primary-name = Nome dell’indirizzo principale
preview-reply-to = Indirizzo «Rispondi a»
preview-reply-to-hint = Lascia vuoto se le risposte vanno all’indirizzo nel campo Da.
preview-first = Programma da mostrare per primo
preview-first-beside = Programma di posta
preview-first-hint = Resta memorizzato in questo browser.
preview-first-usual = I più comuni
preview-differs = Evidenziato: ciò che cambia tra i due modi.
preview-everything = Tutti i programmi, raggruppati per ciò che vede chi legge
preview-language = Lingua del programma di posta del destinatario
preview-language-own = La stessa di questa pagina
preview-received = Hai ricevuto un’email così? Guarda quale percorso ha seguito
preview-copy = Copia il link a questa anteprima
preview-copied = Link copiato.
preview-copy-picture = Copia come immagine
preview-picture-copied = Immagine copiata.
preview-picture-saved = Immagine salvata.
preview-picture-failed = Non è stato possibile creare l’immagine.
preview-copy-text = Copia come testo
preview-text-copied = Testo copiato.
preview-not-copied = Non è stato possibile copiare. Seleziona e copia a mano.
preview-private = Quello che scrivi resta nel tuo browser. Il link lo contiene dopo il segno #, che nessun server vede. Se hai eseguito l’accesso e chiedi se la posta arriverà, al server viene inviato solo il dominio dell’indirizzo nel campo Da.

## The two routes

preview-route-organization = Recapitano i server della tua organizzazione
preview-route-gateway = Recapita il server SMTP dell’indirizzo
preview-expected = Previsto
preview-arrived = Arrivato

## Groups of mail programs; $total counts those whose behaviour is known

# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-on-behalf =
    { $count ->
        [one] { $count } programma su { $total } noti mostra «per conto di»
       *[other] { $count } programmi su { $total } noti mostrano «per conto di»
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-sender-row =
    { $count ->
        [one] { $count } programma su { $total } noti mostra un altro indirizzo in una riga a parte
       *[other] { $count } programmi su { $total } noti mostrano un altro indirizzo in una riga a parte
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-via =
    { $count ->
        [one] { $count } programma su { $total } noti aggiunge «tramite» e un altro dominio
       *[other] { $count } programmi su { $total } noti aggiungono «tramite» e un altro dominio
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-in-details =
    { $count ->
        [one] { $count } programma su { $total } noti mostra un altro indirizzo nei dettagli
       *[other] { $count } programmi su { $total } noti mostrano un altro indirizzo nei dettagli
    }
# $count (Number) - programs in this group
# $total (Number) - programs whose behaviour is known
preview-group-direct =
    { $count ->
        [one] { $count } programma su { $total } noti mostra solo l’indirizzo nel campo Da
       *[other] { $count } programmi su { $total } noti mostrano solo l’indirizzo nel campo Da
    }
# $count (Number) - programs whose behaviour is known, more than one
preview-group-all =
    { $count ->
        [one] { $count } programma noto mostra solo l’indirizzo nel campo Da
       *[other] Tutti i { $count } programmi noti mostrano solo l’indirizzo nel campo Da
    }
# $count (Number) - programs in this group
preview-group-unknown =
    { $count ->
        [one] Comportamento non noto: { $count } programma
       *[other] Comportamento non noto: { $count } programmi
    }

## A card

preview-in-list = Nell’elenco dei messaggi:
preview-in-message = Nel messaggio aperto:
preview-in-details = Dopo aver aperto i dettagli:
preview-assumed = Non noto. Quello che vedi qui è un’ipotesi.
preview-evidence-all = Perché, e come lo sappiamo?
preview-perhaps = Forse:
preview-layout-neutral = Disposizione non nota: disegno neutro

## What is drawn, for whoever listens

# $text (String) - what the program writes there
preview-says-list = Nell’elenco dei messaggi: { $text }
# $text (String) - what the program writes there
preview-says-message = Nel messaggio aperto: { $text }
# $text (String) - what the program writes there
preview-says-sign = Il programma aggiunge: { $text }
# $text (String) - what the program writes there
preview-says-details = Dopo aver aperto i dettagli: { $text }
# $text (String) - what the program writes there
preview-says-perhaps = Forse: { $text }

## Choosing programs

preview-filter-platform = Programmi
preview-filter-effect = Che cosa vede chi legge
preview-filter-usual = Desktop, browser e telefono
preview-filter-everything = Tutti, anche nel terminale
preview-filter-all = Tutti
preview-platform-desktop = Per il desktop
preview-platform-web = Nel browser
preview-platform-mobile = Per telefoni e tablet
preview-platform-terminal = Nel terminale
preview-effect-on-behalf = «Per conto di»
preview-effect-sender-row = Altro indirizzo in una riga a parte
preview-effect-via = «Tramite» e un altro dominio
preview-effect-in-details = Altro indirizzo nei dettagli
preview-effect-direct = Solo l’indirizzo nel campo Da
preview-effect-unknown = Non noto

## Programs whose name is a description

preview-program-gmail-web = Gmail (web)
preview-program-outlook-classic = Outlook (classico, Windows)
preview-program-outlook-web = Outlook sul Web, nuovo Outlook, Outlook.com
preview-program-outlook-mac = Outlook per Mac
preview-program-thunderbird-show-sender = Thunderbird con showSender
preview-program-thunderbird-android = Thunderbird per Android, K-9
preview-program-kmail-fancy = KMail (stile «Fancy»)
preview-program-evolution-exchange = Evolution, posta di un account Exchange
preview-program-notmuch-emacs = Notmuch in Emacs
preview-program-neomutt-all-headers = NeoMutt senza impostazioni di sistema

## The official help page's wording

preview-help-title = Con le parole della guida ufficiale
# $alias (String) - the address in the From line
# $primary (String) - the primary address
preview-help-sentence = { $alias } per conto di { $primary }
preview-help-note = La guida non nomina alcun programma. I programmi che lo mostrano mettono per primo l’indirizzo principale.
