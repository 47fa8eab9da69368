### What programs are told with a refusal where the page's sentence would be wrong: api- and the reason's code.
### All others are told what the page says (reason-).

api-unauthenticated = La sessione o il token manca, non è corretto o non è più valido. Inviane uno valido.
api-credentials-ambiguous = La richiesta contiene due credenziali diverse. Invia una sola sessione o un solo token.
api-cross-site = La richiesta non proviene dalla pagina di Fromline. I programmi inviano un token di tipo bearer.
api-not-found = L’elemento richiesto non è stato trovato.
api-method-not-allowed = Questo percorso non accetta questo metodo.
api-request-invalid = Questa non è una richiesta HTTP/1.1 valida.
api-body-invalid = Il corpo della richiesta, o il suo tipo di contenuto, non è quello che questo metodo accetta.
api-body-too-large = Il corpo della richiesta è più grande di quanto questo metodo accetti.
# $domain (String) - the domain of the address
# $address (String) - the address that the gateway would be for
# not-wrong: order - lo scopo viene prima
api-gateways-forbidden = Per inviare come { $address } devi usare i server SMTP di { $domain }. Questa funzionalità però non è disponibile per il tuo account. Per ulteriori informazioni, contatta l’amministratore del tuo dominio.
