### Ciò che il server di posta risponde a un programma di posta, o scrive in un messaggio restituito. Al massimo 200 caratteri con
### il link; le lettere accentate partono senza accento.

# $link (String) - the page with the user’s addresses
replies-suspended = Non inviato: questo indirizzo Da usa un proprio server SMTP, che ora il tuo amministratore non consente. { $link }
# $link (String) - the page with the user’s addresses
replies-pending = Non inviato: questo indirizzo Da non è ancora confermato. { $link }
# $link (String) - the page with the user’s addresses
replies-not-own = Non inviato: l’indirizzo Da non è uno dei tuoi. { $link }
# $link (String) - the page with the user’s addresses
replies-from = Non inviato: il messaggio deve avere un solo indirizzo Da. { $link }
replies-from-unreadable = Non inviato: la riga Da non si può leggere con sicurezza.
replies-from-not-ascii = Non inviato: l’indirizzo Da contiene lettere non ASCII. Solo il nome può averne.
replies-from-too-long = Non inviato: la riga Da è troppo lunga.
replies-from-control = Non inviato: la riga Da contiene caratteri di controllo o interruzioni di riga fuori posto.
replies-headers-invalid = Non inviato: tra le intestazioni del messaggio c’è una riga che non è un campo di intestazione.
replies-headers-too-long = Non inviato: il messaggio ha troppi campi di intestazione, o campi troppo lunghi.
replies-name-address = Non inviato: il nome nella riga Da contiene un altro indirizzo email.
# $link (String) - the page with the user’s addresses
replies-resent = Non inviato: Resent-From o Resent-Sender riporta un indirizzo o un nome che non è tuo. { $link }
replies-redirected = Non inviato: questo messaggio è di qualcun altro. Reindirizzare non è possibile: inoltralo invece.
replies-signed-copy = Non inviato: la copia firmata delle intestazioni riporta il tuo indirizzo principale. Togli quel Reply-To o altro campo, o non firmare.
replies-disabled = Non inviato: il tuo account è chiuso. Rivolgiti al tuo amministratore.
replies-unknown-yet = Non ancora inviato: il tuo account o questo indirizzo Da non è ancora noto qui. Se continua, rivolgiti al tuo amministratore.
replies-not-signed-in = Non inviato: prima accedi al server di posta.
replies-later = Non ancora inviato: il server di posta ora non può decidere. Riprova tra qualche minuto.
# $link (String) - the page with the user’s addresses
replies-gateway-refused = Il server SMTP di questo indirizzo Da ha rifiutato il messaggio. { $link }
replies-gateway-recipient = Il server SMTP di questo indirizzo Da ha rifiutato questo destinatario.
replies-gateway-conversion = Il server SMTP di questo indirizzo Da non accetta testo a 8 bit, e la firma vieta di convertirlo. Firma testo in quoted-printable.
# $link (String) - the page with the user’s addresses
replies-gateway-password = Il server SMTP di questo indirizzo Da non accetta più il nome utente e la password salvati. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-consent = Il server SMTP di questo indirizzo Da richiede di nuovo il tuo consenso. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-later = Il server SMTP di questo indirizzo Da per ora non accetta il messaggio. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-sender = Il server SMTP di questo indirizzo Da non ti permette di scrivere da questo indirizzo. { $link }
replies-lost = Un server ha ricevuto questo messaggio e non lo ha confermato: i destinatari possono averlo. Non viene inviato di nuovo automaticamente.
