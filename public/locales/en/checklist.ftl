### The setup checklist on the administrators’ first page: what is left to do before users can start.

checklist-title = Setup checklist
# $done (Number) - tasks that are done
# $count (Number) - all tasks
checklist-progress = { $done } of { $count } done
checklist-all-done = Everything is set up.
checklist-lead = This list updates automatically. Select a task to see what is known and what to do.
checklist-hide = Hide this list
# $task (String) - name of the task
# $done (Number) - tasks that are done
# $count (Number) - all tasks
checklist-ticked = Done: { $task }. { $done } of { $count } tasks are done.

## States of a task

checklist-state-done = Done
checklist-state-open = To do
checklist-state-unknown = Not known

## Tasks

checklist-task-relay = Relay for Fromline’s own emails
checklist-task-mail-server = Mail server asks Fromline
checklist-task-spf = SPF
checklist-task-dmarc = DMARC
checklist-task-dkim = DKIM
checklist-task-test-message = Test message
checklist-task-policy = Decision about gateways
checklist-task-people = First users

## What is known, and what to do

checklist-looking = Checking…
checklist-command = Run this command on the server:
checklist-record = The TXT record in question:
checklist-record-publish = Publish this TXT record:
# $count (Number) - further domains
checklist-more =
    { $count ->
        [one] The same for { $count } more domain.
       *[other] The same for { $count } more domains.
    }
checklist-relay-works = The relay accepts emails from Fromline. Confirmation codes and notices are sent through it.
checklist-relay-missing = Fromline has no outgoing mail server, so no address can be confirmed. Set the relay in the configuration, then restart the server.
checklist-relay-unreachable = The relay does not answer. Check its name and port, and the firewall.
checklist-relay-untrusted = No protected connection to the relay is possible. Check its certificate, and the security that is set.
checklist-relay-password-wrong = The relay refuses the username or the password.
checklist-relay-refuses = The relay does not accept a connection from Fromline.
# $when (String) - date and time
checklist-mail-server-asks = Your mail server asks Fromline about users’ messages, most recently around { $when }.
checklist-mail-server-missing = Your mail server does not ask Fromline yet: users’ messages leave as before, whatever you decide here. Set the sockets in the configuration, then let this command print a script for your Postfix.
checklist-mail-server-silent = Fromline is ready, but your mail server has not asked yet. Send the test message of this list. If that changes nothing, the command says what is wrong.
# $domain (String) - one of the organization's domains
checklist-spf-passes = The SPF record of { $domain } allows your servers.
# $domain (String) - one of the organization's domains
checklist-spf-missing = { $domain } has no SPF record. Mail that your servers deliver may be refused or marked as spam.
# $domain (String) - one of the organization's domains
checklist-spf-missing-text = { $domain } has no SPF record. Publish a TXT record there that begins with v=spf1 and names your outgoing servers.
# $domain (String) - one of the organization's domains
# $address (String) - IP address
checklist-spf-refuses = The SPF record of { $domain } does not allow { $address }, from which you send. Add the address to the record.
# $domain (String) - one of the organization's domains
checklist-spf-invalid = The SPF record of { $domain } is not valid, so it protects nothing. The preview names the fault, under “Will it arrive?”.
# $domain (String) - one of the organization's domains
checklist-spf-addresses-missing = { $domain } has an SPF record. To learn whether it allows your servers, set sending_addresses in the configuration.
# $domain (String) - one of the organization's domains
checklist-unanswered = No DNS server answered for { $domain }.
# $domain (String) - one of the organization's domains
checklist-dmarc-published = { $domain } has a DMARC policy.
# $domain (String) - one of the organization's domains
checklist-dmarc-missing = { $domain } has no DMARC policy. This record is a start: it does not change how mail is treated.
# $domain (String) - one of the organization's domains
checklist-dmarc-invalid = The DMARC record of { $domain } is not valid, so receiving servers ignore it.
# $domain (String) - one of the organization's domains
# $server (String) - the receiving server's name
# $when (String) - date
checklist-dkim-passes = { $server } found a valid signature of { $domain } (reported on { $when }).
# $domain (String) - one of the organization's domains
# $server (String) - the receiving server's name
# $when (String) - date
checklist-dkim-fails = { $server } found a signature of { $domain } that is not valid (reported on { $when }). Check the key in DNS, and whether a server changes messages after they were signed.
# $domain (String) - one of the organization's domains
# $server (String) - the receiving server's name
# $when (String) - date
checklist-dkim-unsigned = { $server } found no signature of { $domain } (reported on { $when }). Have your outgoing mail server sign with DKIM.
# $domain (String) - one of the organization's domains
checklist-dkim-key-missing = The key that your servers signed with is no longer in DNS, so signatures of { $domain } are not valid.
# $domain (String) - one of the organization's domains
checklist-dkim-off = The configuration (dkim_domains) says that your servers do not sign for { $domain }.
# $domain (String) - one of the organization's domains
checklist-dkim-unknown = DNS does not reveal whether mail from { $domain } is signed. A received message does: write from that domain to a mailbox at another provider, and paste its headers here.
checklist-receiving-server = The receiving server
checklist-test-missing = Send a message to yourself. It takes the same route as your users’ mail.
# $when (String) - date and time
checklist-test-sent = A test message was sent to you on { $when }. Check your mailbox: has it arrived?
# $when (String) - date and time
checklist-test-arrived = A test message has arrived (reported on { $when }).
checklist-policy-decided = You or another administrator decided this. It can be changed at any time.
checklist-policy-default = Nobody has decided yet, so users cannot use gateways. Choose below and save, even if you leave the box unchecked.
checklist-people-present = Users have accounts.
checklist-people-missing = Only administrators have accounts. Add users one by one or from a table.

## Actions

checklist-test-send = Send a test message
checklist-test-confirm = It has arrived
checklist-headers = Headers of the received message
checklist-headers-hint = In most mail programs: “Show original”, “View source” or “All headers”. Only the result is stored.
checklist-read = Read headers
checklist-read-done = The headers were read.
checklist-demo-mail = Open the demo mailbox
