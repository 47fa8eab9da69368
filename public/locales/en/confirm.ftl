### The page that the mailed link opens.

confirm-title = Confirm an address
# $address (String) - the address to be confirmed
confirm-text = You asked to send mail from { $address }. Confirm it only if you added this address yourself.
# $address (String) - the address to be confirmed
confirm-button = Confirm { $address }
# $address (String) - the address that was confirmed
confirm-done = Confirmed. You can send from { $address } now.
# $address (String) - the address that was confirmed
confirm-done-only = Confirmed: { $address }
confirm-broken = This link is not complete. Open it from the email again, or enter the code from the email.
# $user (String) - the address of whoever is signed in
confirm-other = You are signed in as { $user }, and no such address is waiting in your list. If the link belongs to another account, sign out and open it again as that user. The address may also have been deleted.
confirm-expired = This link is no longer valid: it is more than 24 hours old, a newer email has replaced it, or it was not copied completely. Ask for a new code on the address’s page.
confirm-accepted = This address is already confirmed. There is nothing left to do.
confirm-list = My addresses
confirm-test = Send a test message
confirm-write = How to write from it in your mail program
confirm-edit = Go to the address’s page
