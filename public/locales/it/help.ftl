### The user's guide to an address with an SMTP server of its own.

help-title = Inviare da un altro indirizzo tramite il suo server
help-lead = Se il tuo amministratore lo consente, la posta di un tuo altro indirizzo può partire dal server a cui l’indirizzo appartiene. Così, di solito, i destinatari vedono solo quell’indirizzo.
help-need-heading = Che cosa ti serve
help-need-address = un indirizzo di tua proprietà esterno all’organizzazione e l’accesso alla sua casella;
help-need-server = il suo server di posta in uscita (SMTP). Fromline trova le impostazioni di molti provider; altrimenti sono nelle istruzioni del tuo provider;
help-need-login = nome utente e password per quel server, oppure l’accesso presso il provider, se Fromline lo propone. Molti provider chiedono una password per le app, da creare nelle loro impostazioni.
help-steps-heading = Passo per passo
help-step-add = Aggiungi l’indirizzo: nome, indirizzo e, se serve, indirizzo per le risposte.
help-step-add-link = Aggiungi un altro indirizzo email
help-step-server = Controlla le impostazioni del server trovate da Fromline, o inserisci quelle indicate nelle istruzioni del tuo provider. Poi inserisci la password, o accedi presso il provider. Fromline si connette e accede prima di salvare qualunque cosa.
help-step-code = Inserisci il codice di verifica che arriva nella casella del nuovo indirizzo.
help-step-test = Inviati un messaggio di prova e controlla il mittente.
help-step-write = Aggiungi l’indirizzo al tuo programma di posta e sceglilo lì come mittente.
help-step-write-link = Come si fa in ogni programma e a che cosa badare quando rispondi
help-treat-heading = Considera come un alias: sì o no
help-treat-text = Lascia la spunta se l’indirizzo è un altro dei tuoi: la posta che riceve è per te. Togli la spunta se scrivi per un’altra persona o per una casella condivisa: allora le risposte riguardano loro e non te. I programmi e i servizi di posta che leggono questa impostazione la seguono; in entrambi i casi i destinatari vedono lo stesso mittente.
help-missing-heading = Se il server SMTP non viene proposto
help-missing-text = Vuol dire che il tuo amministratore non consente server SMTP esterni. Puoi comunque aggiungere un indirizzo senza: la sua posta è recapitata dai server della tua organizzazione, e alcuni destinatari vedono anche il tuo indirizzo principale.
help-suspended-heading = Se un indirizzo è sospeso
help-suspended-text = Ha un proprio server SMTP, e ora il tuo amministratore non consente server SMTP esterni. Le impostazioni restano conservate. È l’amministratore a decidere se nel frattempo la sua posta viene rifiutata o recapitata dai server della tua organizzazione: lo dice l’elenco dei tuoi indirizzi.
help-preview-link = Guarda nell’anteprima che cosa leggono i destinatari
