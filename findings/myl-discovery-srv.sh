#!/usr/bin/env bash
# myl-discovery finds nothing by RFC 6186's own records, and a server without a name where there is no server.
#
# `autodiscover_srv` names RFC 6186 as its source. Of a domain with `_submission` and `_imap`, which are that RFC's own labels (sections
# 3.1 and 3.2), myl-discovery 0.6.4 finds nothing: it asks for `_imaps` and `_submissions` first, and the code that falls back to the
# others is there, but "no such name" is an exception that goes past it. A target of "." means that there is no such service (RFC 2782):
# it comes back as a server with an empty name and port 0. And of two records the first of the answer is taken, whatever its priority,
# though RFC 2782 has the lowest number tried first and answers come in any order.
#
# Root is needed: the resolver asks port 53, which is the script's own in a network namespace without a way out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check myl-discovery==0.6.4 dnspython==2.9.2
echo "nameserver 127.0.0.1" > "$folder/resolv.conf"
cat > "$folder/try.py" <<'PYTHON'
import logging, socket, threading
import dns.message, dns.rcode, dns.rrset
import myldiscovery

logging.disable()
RECORDS = {
    "_imap._tcp.plain.example.": ["0 1 143 imap.plain.example."],
    "_submission._tcp.plain.example.": ["0 1 587 mail.plain.example."],
    "_imaps._tcp.none.example.": ["0 0 0 ."],
    "_submissions._tcp.none.example.": ["0 1 465 mail.none.example."],
    "_imaps._tcp.two.example.": ["0 1 993 imap.two.example."],
    "_submissions._tcp.two.example.": ["20 1 465 spare.two.example.", "10 1 465 first.two.example."],
}
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 53))


def answer():
    while True:
        query, client = server.recvfrom(4096)
        reply = dns.message.make_response(dns.message.from_wire(query))
        name = reply.question[0].name.to_text()
        # A set for each record: dnspython shuffles the records of one.
        for record in RECORDS.get(name, []):
            reply.answer.append(dns.rrset.from_text(name, 60, "IN", "SRV", record))
        if name not in RECORDS:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        server.sendto(reply.to_wire(), client)


threading.Thread(target=answer, daemon=True).start()
for domain in ("plain.example", "none.example", "two.example"):
    found = myldiscovery.autodiscover_srv(domain)
    print(domain, "|", found and " | ".join(f"{what} {at['server']!r} {at['port']}" for what, at in found.items()))
PYTHON
world='ip link set lo up; mount --bind "$0/resolv.conf" /etc/resolv.conf; exec "$0/venv/bin/python" -W ignore "$0/try.py"'
seen=$(unshare --net --mount sh -ec "$world" "$folder")
echo "$seen"
expected="plain.example | None
none.example | imap '' 0 | smtp 'mail.none.example' 465
two.example | imap 'imap.two.example' 993 | smtp 'spare.two.example' 465"
[ "$seen" = "$expected" ] || { echo "myl-discovery 0.6.4 behaves otherwise now"; exit 1; }
