### Quello che «fromline locales check» e le pagine dei traduttori dicono di questi file

findings-unreadable = non si può leggere: { $reason }
findings-unreadable-advice = I testi sono file semplici in UTF-8 che tutti possono leggere.
findings-byte-order-mark = questo file comincia con un BOM, che non si vede
findings-byte-order-mark-advice = Salvalo come «UTF-8 senza BOM».
findings-carriage-returns = le righe di questo file finiscono in un modo che Fluent non conosce (solo CR)
findings-carriage-returns-advice = Salvalo con le interruzioni di riga di Unix (LF) o di Windows (CRLF).
findings-tab = questa riga comincia con una tabulazione
findings-tab-advice = Usa spazi: per Fluent una tabulazione non è uno spazio.
findings-line-begins = una riga di testo comincia con { $sign }, che lì ha un significato proprio
findings-line-begins-advice = Scrivi { $sign } al suo posto, o sposta lì una parola.
findings-invisible = tra { "{" } e { "}" } c’è un carattere che sembra uno spazio: { $sign }
findings-invisible-advice = Cancellalo e scrivi uno spazio.
findings-syntax-token = questo non è Fluent: qui ci vuole «{ $token }»
findings-syntax-characters = questo non è Fluent: qui ci vuole uno dei caratteri { $range }
findings-syntax-no-default = questo non è Fluent: nessuna forma è indicata con *
findings-syntax-two-defaults = questo non è Fluent: più di una forma è indicata con *
findings-syntax-unbalanced = questo non è Fluent: una { "}" } non ha la sua { "{" }
findings-syntax-no-expression = questo non è Fluent: dopo { "{" } ci vuole una $variabile
findings-syntax-no-words = questo non è Fluent: una forma è senza parole
findings-syntax-too-deep = questo non è Fluent: troppe { "{" } una dentro l’altra
findings-syntax-escape = questo non è Fluent: a \u servono quattro cifre esadecimali, a \U sei
findings-syntax-other = questo non è Fluent: { $reason }
findings-syntax-advice = Confrontalo con un messaggio che funziona: un id, =, le parole; ogni { "{" } ha la sua { "}" }; le righe di un messaggio lungo rientrano con spazi; una scelta ha una sola forma indicata con *.
findings-function = { $message } usa una funzione
findings-function-advice = Fromline non conosce funzioni: { "{" } $n { "}" } da solo viene scritto come vuole la lingua.
findings-attribute = { $message } usa un attributo
findings-attribute-advice = Fromline non conosce attributi: ogni testo è un messaggio a sé.
findings-argument = { $message } usa un attributo o argomento di un altro messaggio
findings-argument-advice = Rimanda all’intero messaggio, o scrivi le parole.
findings-selector = { $message } usa una scelta che non dipende da una variabile
findings-selector-advice = Scrivi { "{" } $variabile -> … { "}" }.
findings-nested = { $message } usa una scelta dentro una scelta
findings-nested-advice = Scrivi frasi intere, e chiedi due messaggi se i numeri sono due.
findings-empty = { $message } è senza parole
findings-empty-advice = Scrivi le parole dopo =, o cancella il messaggio.
findings-twice = { $message } è qui per la seconda volta
findings-twice-advice = C’è già in { $place }. Tienine uno dei due.
findings-missing = { $message } manca
findings-missing-after-advice = Traducilo da { $place }; viene dopo { $other }.
findings-missing-first-advice = Traducilo da { $place }; viene per primo.
findings-no-file =
    { $messages ->
        [one] manca questo file, con { $messages } messaggio
       *[other] manca questo file, con { $messages } messaggi
    }
findings-no-file-advice = Copia { $file } e traducilo.
findings-obsolete = { $message } non c’è in inglese, o non c’è più
findings-obsolete-near-advice = Volevi dire { $other }? Quello manca.
findings-obsolete-advice = Cancellalo.
findings-variable-unknown = { $message }: nessuno dà un valore a ${ $variable }
findings-did-you-mean-advice = Volevi dire { $other }?
findings-variable-near-advice = Volevi dire { $variable }? Ci sono: { $known }.
findings-variable-known-advice = Ci sono: { $known }.
findings-variable-none-advice = Questo messaggio non ha valori: scrivi le parole.
findings-variable-left-out = { $message } non mostra ${ $variable }
findings-variable-left-out-advice = Metti { "{" } ${ $variable } { "}" } dove va il valore nella frase.
findings-number-left-out = { $message }: [{ $form }] vale per più numeri e non mostra ${ $variable }
findings-forms-missing = a { $message } manca { $forms } per ${ $variable }
findings-forms-missing-advice = Aggiungi { $forms } (per esempio per { $numbers }), anche se le parole sono le stesse di un’altra forma.
findings-form-never-used = { $message }: in questa lingua nessun numero prende [{ $form }]
findings-form-never-used-advice = Cancellala. Questa lingua ha { $forms }.
findings-reference = { $message } rimanda a { $other }, che non esiste
findings-write-out-advice = Scrivi le parole.
findings-circle = questi rimandano l’uno all’altro in cerchio: { $messages }
findings-circle-advice = Scrivi le parole in uno di essi.
findings-unused = { $message }: il codice non lo mostra mai
findings-unused-advice = Cancellalo qui e in tutte le traduzioni.
findings-asked-for = manca { $message }, e il programma lo mostra
findings-asked-for-near-advice = Volevi scriverlo dove c’è { $other }?
findings-asked-for-advice = Scrivilo, o chiedi a chi ha cambiato il codice.
findings-forbidden = { $message } dice «{ $words }»
findings-forbidden-advice = Il glossario lo vieta.
findings-accepted-advice = Il glossario vuole: { $accepted }.
findings-term-missing = L’inglese dice «{ $term }», e { $message } non usa la parola corrispondente
findings-glossary-language = { $tag } non è una lingua di languages.txt
findings-glossary-no-word = «{ $form }» è senza parole
findings-glossary-toml = { $reason }
findings-glossary-advice = docs/translating.md mostra come si scrive il glossario.
findings-quotes = { $message } ha { $mark }, diversamente dagli altri messaggi di questa lingua
findings-quotes-advice = Scrivi { $marks }
findings-typography = { $message } ha { $sign }
findings-typography-advice = Scrivi le virgolette della tua lingua, ’ e …
findings-undescribed = { $message }: nessun commento spiega ${ $variable }
findings-undescribed-text-advice = Scrivi sopra: # ${ $variable } (String) - che cos’è. Con (Number) se conta qualcosa.
findings-undescribed-number-advice = Scrivi sopra: # ${ $variable } (Number) - che cosa conta.
findings-wrong-file = { $message } è nel file sbagliato
findings-wrong-file-advice = Gli id di questo file cominciano con { $beginning }
findings-no-folder = non c’è la cartella { $folder }, o è vuota
findings-no-folder-advice = Crea la cartella { $folder } con i file di en, o cancella questa riga.
findings-not-listed = la cartella { $folder } non è di nessuna lingua dell’elenco
findings-not-listed-advice = Aggiungi a languages.txt una riga con { $folder } e il nome della lingua nella lingua stessa.
findings-list-tag = «{ $tag }» non è il codice di una lingua
findings-list-tab = tra codice e nome c’è una tabulazione
findings-list-no-name = { $tag } non ha un nome
findings-list-twice = { $tag } è nell’elenco per la seconda volta
findings-list-advice = Scrivi il codice, due spazi e il nome della lingua nella lingua stessa: de  Deutsch
findings-list-twice-advice = Tieni una delle due righe.
findings-order = avviso: { $message } mostra i valori in un ordine diverso dall’inglese
findings-stop = avviso: { $message } finisce con un punto dove l’inglese non lo ha, o viceversa
findings-blanks = avviso: { $message } ha due spazi di seguito
findings-markup = avviso: { $message } ha un tag HTML, che si vede così com’è scritto
findings-unusual-advice = Se è giusto così, scrivi perché in un commento sopra: # not-wrong: { $what } - motivo
findings-silence = { $message }: «{ $what }» non è un avviso, o è senza motivo
findings-silence-advice = Scrivi una di queste parole: { $words }; poi - e il motivo.
findings-checked-folder = Controllato: { $folder }
findings-checked-program = Controllato: i testi in questo programma
findings-reference-size =
    { $total ->
        [one] { $language }: { $total } messaggio
       *[other] { $language }: { $total } messaggi
    }
findings-coverage = { $language }: tradotti { $translated } di { $total }, uguali all’inglese { $same }, mancanti { $missing }
findings-result-none = nessun problema
findings-result-findings =
    { $findings ->
        [one] { $findings } problema
       *[other] { $findings } problemi
    }
findings-result-warnings =
    { $warnings ->
        [one] { $warnings } avviso
       *[other] { $warnings } avvisi
    }
findings-no-list = in { $folder } non c’è languages.txt, e nessuna cartella di una lingua
findings-no-list-above = in { $folder } non c’è languages.txt: questa è la cartella di una sola lingua; controlla la cartella sopra
