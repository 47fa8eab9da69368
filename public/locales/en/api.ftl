### What programs are told with a refusal where the page's sentence would be wrong: api- and the reason's code.
### All others are told what the page says (reason-).

api-unauthenticated = The session or the token is missing, is wrong, or has ended. Send one that is valid.
api-credentials-ambiguous = The request carries two different credentials. Send only one session or one token.
api-cross-site = The request did not come from Fromline’s own page. Programs send a bearer token.
api-not-found = Requested entity was not found.
api-method-not-allowed = This path does not support this method.
api-request-invalid = This is not a valid HTTP/1.1 request.
api-body-invalid = The body of the request, or its content type, is not what this method accepts.
api-body-too-large = The body of the request is larger than this method accepts.
# $domain (String) - the domain of the address
# $address (String) - the address that the gateway would be for
api-gateways-forbidden = You must send through { $domain } SMTP servers when you send as { $address }. However, this functionality is not available for your account. Please contact your domain administrator for more information.
