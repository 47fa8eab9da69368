### The demo's mailbox.

demo-title = Demo mailbox
demo-lead = All mail of the demo ends here, whoever it was for: nothing leaves this computer. New mail appears by itself.
demo-refresh = Look for new mail
demo-empty = No mail yet. Add an address or send a test message, and it will appear here.
# $count (Number) - messages in the mailbox
demo-count = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
# $server (String) - name of the mail server that accepted the message
demo-route = Accepted by { $server }
# $server (String) - name of the mail server that accepted the message
# $user (String) - the username given to that server
demo-route-authenticated = Accepted by { $server }, signed in as { $user }
demo-envelope = Envelope
demo-headers = Headers
