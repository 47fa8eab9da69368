"""Walks through Fromline's API with Google's official client, unchanged but for its endpoint.

Arguments: the server's address, a user's token, an administrator's token, the password of the demo's partners.
"""

import base64
import io
import sys
from email.message import EmailMessage

from google.auth.exceptions import RefreshError
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from googleapiclient.http import BatchHttpRequest, MediaIoBaseUpload

ENDPOINT, USER, ADMIN, PASSWORD = sys.argv[1:]
SETTING = "settings/gmail.per_user_outbound_gateway"
SERVICE = "settings/gmail.service_status"
calls = 0


def client(name, version, token):
    return build(
        name,
        version,
        credentials=Credentials(token=token),
        client_options={"api_endpoint": ENDPOINT},
        static_discovery=True,
    )


def run(request):
    global calls
    calls += 1
    return request.execute(num_retries=0)


def refused(request, status, reason):
    try:
        answer = run(request)
    except HttpError as error:
        codes = [detail.get("reason") for detail in error.error_details]
        assert (error.resp.status, codes[0]) == (status, reason), (error.resp.status, codes)
        return error
    raise AssertionError(f"{request.uri}: not refused: {answer}")


def policies(version):
    policies = client("cloudidentity", version, ADMIN).policies()
    both = f"customer == 'customers/my_customer' && setting.type.matches('^settings/gmail\\\\..*$')"
    status = "setting.type.matches('^.*\\\\.service_status$')"
    for asked, kinds in (
        ({}, [SETTING, SERVICE]),
        ({"filter": both, "pageSize": 50}, [SETTING, SERVICE]),
        ({"filter": status}, [SERVICE]),
        ({"filter": f"setting.type == '{SETTING}'"}, [SETTING]),
    ):
        listed = run(policies.list(**asked))
        assert [policy["setting"]["type"] for policy in listed["policies"]] == kinds, listed
        assert all(policy["policyQuery"]["sortOrder"] in (0, 1) for policy in listed["policies"]), listed
        assert policies.list_next(policies.list(**asked), listed) is None
    assert run(policies.list(filter="setting.type == 'settings/gmail.other'")) == {"policies": []}
    refused(policies.list(filter="setting.value == 1"), 400, "FILTER_INVALID")

    name = listed["policies"][0]["name"]
    body = {
        "customer": "customers/my_customer",
        "policyQuery": {"orgUnit": "orgUnits/root"},
        "setting": {"type": SETTING, "value": {"allowUsersToUseExternalSmtpServers": True}},
    }
    operation = run(policies.create(body=body))
    assert operation["done"] and operation["response"]["type"] == "ADMIN", operation
    assert operation["response"]["@type"].endswith(".Policy"), operation
    refused(policies.create(body=body), 409, "POLICY_EXISTS")

    refused(policies.create(body={**body, "policyQuery": {"orgUnit": "orgUnits/sales"}}), 400, "UNIT_UNKNOWN")
    for query in ({"group": "groups/helpdesk"}, {"orgUnit": "orgUnits/root", "group": "groups/helpdesk"}):
        refused(policies.create(body={**body, "policyQuery": query}), 400, "POLICY_SCOPE_UNSUPPORTED")

    # What was read is written back: read-only fields in it do no harm.
    policy = run(policies.get(name=name))
    policy["setting"]["value"]["allowUsersToUseExternalSmtpServers"] = False
    run(policies.patch(name=name, body=policy))
    policy = run(policies.get(name=name))
    assert policy["setting"]["value"]["allowUsersToUseExternalSmtpServers"] is False, policy
    assert run(policies.delete(name=name))["done"]
    assert run(policies.get(name=name))["type"] == "SYSTEM"
    run(policies.patch(name=name, body=body))
    refused(policies.get(name="policies/unknown"), 404, "NOT_FOUND")
    refused(client("cloudidentity", version, USER).policies().list(), 403, "FORBIDDEN")


def units():
    units = client("admin", "directory_v1", ADMIN).orgunits()
    customer = "my_customer"
    made = run(units.insert(customerId=customer, body={"name": "Sales", "parentOrgUnitPath": "/"}))
    assert made["orgUnitPath"] == "/Sales" and made["kind"] == "admin#directory#orgUnit", made
    body = {"name": "Zażółć & R+D", "parentOrgUnitId": made["orgUnitId"]}
    below = run(units.insert(customerId=customer, body=body))
    listed = run(units.list(customerId=customer, type="allIncludingParent"))
    paths = [unit["orgUnitPath"] for unit in listed["organizationUnits"]]
    assert paths == ["/", "/Sales", "/Sales/Zażółć & R+D"], paths
    children = run(units.list(customerId=customer, orgUnitPath="/Sales", type="children"))
    assert [unit["name"] for unit in children["organizationUnits"]] == [body["name"]], children
    for key in (below["orgUnitPath"].lstrip("/"), below["orgUnitId"]):
        assert run(units.get(customerId=customer, orgUnitPath=key)) == below
    moved = run(units.patch(customerId=customer, orgUnitPath=below["orgUnitId"], body={"parentOrgUnitPath": "/"}))
    assert moved["orgUnitPath"] == "/" + body["name"], moved
    renamed = run(units.update(customerId=customer, orgUnitPath=below["orgUnitId"], body={**moved, "name": "New"}))
    assert renamed["orgUnitPath"] == "/New", renamed

    policies = client("cloudidentity", "v1", ADMIN).policies()
    unit = "orgUnits/" + made["orgUnitId"].removeprefix("id:")
    body = {
        "policyQuery": {"orgUnit": unit},
        "setting": {"type": SETTING, "value": {"allowUsersToUseExternalSmtpServers": True}},
    }
    set_here = run(policies.create(body=body))["response"]
    assert set_here["policyQuery"]["orgUnit"] == unit and set_here["policyQuery"]["sortOrder"] > 1, set_here
    listed = run(policies.list(filter=f"setting.type == '{SETTING}'", pageSize=1))
    more = policies.list_next(policies.list(filter=f"setting.type == '{SETTING}'", pageSize=1), listed)
    rest = run(more)["policies"]
    # The response of an operation has its `@type` beside.
    assert [{**policy, "@type": set_here["@type"]} for policy in rest] == [set_here], (rest, set_here)
    assert run(policies.delete(name=set_here["name"]))["done"]
    refused(policies.get(name=set_here["name"]), 404, "NOT_FOUND")

    for key in (made["orgUnitId"], renamed["orgUnitId"]):
        run(units.delete(customerId=customer, orgUnitPath=key))
    refused(units.get(customerId=customer, orgUnitPath="Sales"), 404, "NOT_FOUND")
    refused(client("admin", "directory_v1", USER).orgunits().list(customerId=customer), 403, "FORBIDDEN")


def lasting(address):
    """Without what changes by itself while the mail is on its way."""
    return {field: value for field, value in address.items() if field != "fromline"}


def send_as(user_id, alias):
    methods = client("gmail", "v1", USER).users().settings().sendAs()
    primary = run(methods.list(userId=user_id))["sendAs"]
    assert [address["sendAsEmail"] for address in primary] == ["user@example.com"], primary
    assert primary[0]["isPrimary"] and primary[0]["verificationStatus"] == "accepted", primary

    gateway = {
        "host": "smtp.partner.com",
        "port": 465,
        "username": "user.name@partner.com",
        "password": PASSWORD,
        "securityMode": "ssl",
    }
    body = {"sendAsEmail": alias, "displayName": "Zażółć", "treatAsAlias": False, "smtpMsa": gateway}
    wrong = {**body, "smtpMsa": {**gateway, "host": "smtp.nowhere.example"}}
    error = refused(methods.create(userId=user_id, body=wrong), 400, "HOST_NOT_FOUND")
    fields = [violation["field"] for violation in error.error_details[1]["fieldViolations"]]
    assert fields == ["smtpMsa.host"], error.error_details
    refused(methods.get(userId=user_id, sendAsEmail=alias), 404, "NOT_FOUND")

    created = run(methods.create(userId=user_id, body=body))
    assert created["verificationStatus"] == "pending" and created["displayName"] == "Zażółć", created
    assert created["smtpMsa"] == {"host": "smtp.partner.com", "port": 465, "securityMode": "ssl"}, created
    assert lasting(run(methods.get(userId=user_id, sendAsEmail=alias))) == lasting(created)
    refused(methods.create(userId=user_id, body=body), 409, "ALIAS_EXISTS")
    assert len(run(methods.list(userId=user_id))["sendAs"]) == 2

    patched = run(methods.patch(userId=user_id, sendAsEmail=alias, body={"displayName": "New"}))
    assert patched["displayName"] == "New" and patched["smtpMsa"] == created["smtpMsa"], patched
    updated = run(methods.update(userId=user_id, sendAsEmail=alias, body={"sendAsEmail": alias, "displayName": "Newer"}))
    assert updated["displayName"] == "Newer" and "smtpMsa" not in updated, updated
    assert run(methods.verify(userId=user_id, sendAsEmail=alias)) in ("", {})
    refused(methods.smimeInfo().list(userId=user_id, sendAsEmail=alias), 501, "UNIMPLEMENTED")

    admin = client("gmail", "v1", ADMIN).users().settings().sendAs()
    assert len(run(admin.list(userId="user@example.com"))["sendAs"]) == 2
    refused(admin.patch(userId="user@example.com", sendAsEmail=alias, body={"displayName": "X"}), 404, "NOT_FOUND")
    assert run(methods.delete(userId=user_id, sendAsEmail=alias)) in ("", {})
    refused(methods.delete(userId=user_id, sendAsEmail=alias), 404, "NOT_FOUND")
    error = refused(methods.list(userId="nobody@example.com"), 404, "NOT_FOUND")
    assert error.reason == "Requested entity was not found.", error.reason
    try:
        run(client("gmail", "v1", "wrong").users().settings().sendAs().list(userId="me"))
    except RefreshError:
        pass  # What the client makes of 401: it would ask Google for another token.
    else:
        raise AssertionError("a wrong token was taken")


def batch(requests):
    """The statuses of several requests in one; the client would send them to Google if nobody said where to."""
    global calls
    calls += 1
    answers = {}
    together = BatchHttpRequest(
        callback=lambda name, answer, error: answers.update({name: error.resp.status if error else answer}),
        batch_uri=f"{ENDPOINT}/batch/gmail/v1",
    )
    for request in requests:
        together.add(request)
    together.execute()
    return [answers[str(place + 1)] for place in range(len(requests))]


def messages():
    gmail = client("gmail", "v1", USER)
    users = gmail.users()
    assert run(users.getProfile(userId="me"))["emailAddress"] == "user@example.com"

    # Google's own sample.
    message = EmailMessage()
    message.set_content("This is automated draft mail")
    message["To"] = "nome.utente@dominiopartner.it"
    message["Subject"] = "Automated draft"
    encoded = base64.urlsafe_b64encode(message.as_bytes()).decode()
    assert b"\r" not in message.as_bytes()
    for body in ({"raw": encoded}, {"raw": encoded.rstrip("="), "threadId": "1"}):
        assert run(users.messages().send(userId="me", body=body))["labelIds"] == ["SENT"]
    message["From"] = "admin@example.com"
    encoded = base64.urlsafe_b64encode(message.as_bytes()).decode()
    request = users.messages().send(userId="me", body={"raw": encoded})
    request.headers["accept-language"] = "pl-PL,en;q=0.5"
    assert refused(request, 400, "FROM_NOT_OWN").reason.startswith("Adres"), "not in Polish"
    del message["From"]

    for body in ({}, None):
        media = MediaIoBaseUpload(io.BytesIO(message.as_bytes()), mimetype="message/rfc822")
        request = users.messages().send(userId="me", body=body, media_body=media)
        # The client takes the endpoint's host, not its scheme.
        request.uri = request.uri.replace("https:", "http:", 1)
        assert run(request)["labelIds"] == ["SENT"]

    methods = users.settings().sendAs()
    listed, unknown, sent = batch([
        methods.list(userId="me"),
        methods.get(userId="me", sendAsEmail="nobody@partner.com"),
        users.messages().send(userId="me", body={"raw": base64.urlsafe_b64encode(message.as_bytes()).decode()}),
    ])
    assert listed["sendAs"][0]["isPrimary"] and unknown == 404 and sent["labelIds"] == ["SENT"], (listed, unknown, sent)


policies("v1")
run(client("cloudidentity", "v1", ADMIN).policies().delete(name="policies/root"))
policies("v1beta1")
units()
send_as("me", "user.name+me@partner.com")
send_as("user@example.com", "o'neil@partner.com")
messages()
print(f"{calls} calls")
