people-title = Persone
people-lead = Tutti coloro che hanno un account, con i loro indirizzi e i loro gateway.
people-lead-some = Le persone delle unità di cui ti occupi, con i loro indirizzi e i loro gateway.
people-search = Nome o indirizzo
people-search-hint = Basta l’inizio di una parola.
people-filters = Filtra
people-unit = Unità organizzativa
people-state = Account
people-any = Qualsiasi
people-state-open = Aperto
people-state-invited = Ancora senza password
people-state-closed = Chiuso
people-role = Ruolo
people-role-user = Utente
people-role-administrator = Super amministratore
people-gateways = Gateway
people-gateways-some = Almeno uno
people-gateways-failing = Almeno uno che non funziona
people-gateways-none = Nessuno
# $count (Number) - people in the organization
people-total =
    { $count ->
        [one] { $count } persona
       *[other] { $count } persone
    }
# $count (Number) - people found
# $total (Number) - people in the organization
people-found =
    { $count ->
        [one] { $count } persona trovata su { $total }
       *[other] { $count } persone trovate su { $total }
    }
people-none = Nessuna persona trovata. Modifica la ricerca o il filtro.
people-reset = Mostra tutti
people-more = Mostra altri
# $person (String) - name or address of the person
people-select = Seleziona { $person }
people-select-all = Seleziona tutti quelli mostrati qui
# $count (Number) - people who are selected
people-selected = Selezione: { $count }
people-selected-none = Annulla la selezione
# $addresses (Number) - addresses beside the primary one
# $gateways (Number) - gateways
people-counts = Altri indirizzi: { $addresses }, gateway: { $gateways }
# $count (Number) - gateways that do not work
people-failing =
    { $count ->
        [one] { $count } gateway non funziona
       *[other] { $count } gateway non funzionano
    }

## Adding somebody

people-add = Aggiungi una persona
people-address = Indirizzo principale
people-name = Nome
people-language = Lingua delle pagine e delle email
people-add-hint = Riceve un’email con un link per impostare la password. Il link vale 24 ore.
people-add-send = Aggiungi e invita
# $address (String) - primary address of the new person
people-added = Account aggiunto, invito inviato: { $address }

## Changing one or many

people-invite = Invita di nuovo
people-invite-title = Inviare di nuovo l’invito?
# $count (Number) - people who are selected
people-invite-text =
    { $count ->
        [one] { $count } persona riceve un nuovo link per impostare la password. I link delle email precedenti non valgono più.
       *[other] { $count } persone ricevono ciascuna un nuovo link per impostare la password. I link delle email precedenti non valgono più.
    }
people-invite-send = Invia gli inviti
# $count (Number) - people who were invited
people-invited =
    { $count ->
        [one] { $count } invito è in partenza.
       *[other] { $count } inviti sono in partenza.
    }
people-open = Riapri l’account
people-open-title = Riaprire l’account?
# $count (Number) - people who are selected
people-open-text =
    { $count ->
        [one] { $count } persona può di nuovo accedere e inviare, con la password, gli indirizzi e i gateway di prima.
       *[other] { $count } persone possono di nuovo accedere e inviare, con le password, gli indirizzi e i gateway di prima.
    }
# $count (Number) - accounts
people-opened =
    { $count ->
        [one] { $count } account è aperto.
       *[other] { $count } account sono aperti.
    }
people-close = Chiudi l’account
people-close-title = Chiudere l’account?
people-close-text = Chi ha l’account chiuso non può accedere, e la posta che invia viene rifiutata. Indirizzi e gateway si conservano per dopo.
people-close-held = La posta che il server di posta trattiene ancora per questi gateway torna ai mittenti. Quanta sia, lo sa solo il server di posta.
# $gateways (Number) - gateways that stop working
# $sessions (Number) - sessions that end
# $emails (Number) - emails by Fromline that are not sent any more
people-close-effect = Gateway che smettono di funzionare: { $gateways }. Sessioni che terminano: { $sessions }. Email di Fromline che non vengono inviate: { $emails }.
# $count (Number) - accounts
people-closed =
    { $count ->
        [one] { $count } account è chiuso.
       *[other] { $count } account sono chiusi.
    }
people-move = Sposta in un’unità
people-move-title = Sposta in un’altra unità
people-move-to = Unità
# $count (Number) - people who were moved
people-moved =
    { $count ->
        [one] { $count } persona è stata spostata.
       *[other] { $count } persone sono state spostate.
    }
people-refused = Operazione non eseguita per:

## One person

people-back = Tutte le persone
people-session = Sessioni
# $count (Number) - open sessions
# $when (String) - the day of the last use
people-sessions =
    { $count ->
        [one] { $count } sessione aperta, ultimo uso il { $when }
       *[other] { $count } sessioni aperte, ultimo uso il { $when }
    }
people-sessions-none = Nessuna sessione aperta
people-language-unset = Non scelta
people-addresses = Altri indirizzi
people-addresses-none = Nessun indirizzo oltre a quello principale.
# $host (String) - host of the SMTP server
people-host = Gateway: { $host }
people-organization = La sua posta è recapitata dai server dell’organizzazione.
people-then-organization = Dopo la conferma la sua posta sarà recapitata dai server dell’organizzazione.
people-rights = Che cosa può fare
# $unit (String) - the unit that sets it, as a path
people-may = Può inviare tramite un server SMTP esterno. L’impostazione viene da { $unit }.
# $unit (String) - the unit that sets it, as a path
people-may-not-refuse = Non può inviare tramite un server SMTP esterno; la posta degli indirizzi che ne hanno uno viene rifiutata. L’impostazione viene da { $unit }.
# $unit (String) - the unit that sets it, as a path
people-may-not-behalf = Non può inviare tramite un server SMTP esterno; la posta degli indirizzi che ne hanno uno viene recapitata dai server dell’organizzazione. L’impostazione viene da { $unit }.
people-may-nothing = L’account è chiuso: niente accesso, e la posta viene rifiutata.

## A table of people

people-table = Molti in una volta
people-table-export = Salva tutti in una tabella (CSV)
people-table-export-some = Salva le persone delle tue unità in una tabella (CSV)
people-table-import = Aggiungi o modifica persone da una tabella
people-table-file = File CSV
people-table-hint = Colonne: address, name, role, state, language. Può mancare tutto tranne la prima; chi non è nella tabella resta com’è. Al massimo 20.000 righe.
people-table-try = Verifica che cosa cambierebbe
people-table-invite = Invia un invito per email a tutti quelli aggiunti
people-table-apply = Applica le modifiche
# $added (Number) - people who are added
# $changed (Number) - people who change
# $unchanged (Number) - people who stay as they are
people-table-would = Da aggiungere: { $added }, da modificare: { $changed }. Invariati: { $unchanged }.
# $added (Number) - people who were added
# $changed (Number) - people who changed
# $unchanged (Number) - people who stayed as they are
people-table-done = Aggiunti: { $added }, modificati: { $changed }. Invariati: { $unchanged }.
# $count (Number) - lines
people-table-faults =
    { $count ->
        [one] { $count } riga contiene un errore e viene saltata.
       *[other] { $count } righe contengono errori e vengono saltate.
    }
# $line (Number) - number of the line
people-table-line = Riga { $line }:
# $column (String) - name of the column, as in the file
people-table-column = Colonna { $column }:
# $count (Number) - lines
people-table-rest =
    { $count ->
        [one] E un’altra riga ({ $count }).
       *[other] E altre { $count } righe.
    }
people-change-added = nuovo account
people-change-name = cambia il nome
people-change-role = cambia il ruolo
people-change-language = cambia la lingua
people-change-closed = account chiuso
people-change-opened = account riaperto

## Ruoli

people-role-administrator-hint = Può fare tutto, ovunque, e assegnare ogni ruolo.
people-role-unit = Amministratore di unità
people-role-unit-hint = Decide l’impostazione e gestisce persone, gateway e unità, in questa unità e in quelle sottostanti.
people-role-helpdesk = Helpdesk
people-role-helpdesk-hint = Vede persone e gateway, rispedisce gli inviti e rimuove gateway, in questa unità e in quelle sottostanti.
people-role-auditor = Revisore
people-role-auditor-hint = Vede ciò che vedono gli amministratori, in questa unità e in quelle sottostanti, e non modifica nulla.
people-role-translator = Traduttore
people-role-translator-hint = Lavora ai testi di Fromline.
people-roles = Ruoli
people-roles-none = Nessun ruolo: gestisce solo i propri indirizzi.
people-roles-give = Assegna un ruolo
people-roles-end = Termina questo ruolo
people-roles-end-title = Vuoi terminare questo ruolo?
people-roles-end-text = Termina con la prossima richiesta di questa persona. Puoi assegnarlo di nuovo.
people-roles-given = Il ruolo è assegnato.
people-roles-ended = Il ruolo è terminato.
# $day (String) - the last day, as a date
people-roles-until = fino al { $day }
# $who (String) - the address of who gave it
people-roles-by = Assegnato da { $who }
people-roles-by-command = Assegnato dalla riga di comando del server
people-roles-unit = Unità organizzativa
people-roles-last-day = Ultimo giorno
people-roles-last-day-hint = Dopo questo giorno il ruolo termina da solo. Lascia vuoto il campo se non deve terminare.
