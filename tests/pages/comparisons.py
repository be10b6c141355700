"""What the tests of comparisons share: two texts' clauses, the pages, the rows of a page."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

from django.test import Client

MaxQueries = Callable[[int], AbstractContextManager[object]]
MOST_QUERIES = 12
EVIL = "<script>alert(1)</script>"
TITLE = "Strengthening the programme"
STAYS = "Recalling with appreciation the adoption of the Doha Declaration,"
RECALLS = "Recalling also its resolution {}/187 of 16 December {} on crime prevention,"
REQUESTS = "Requests the Secretary-General to submit a report on the implementation of the mandates{};"
URGES = "Urges Member States to ratify the Convention against Transnational Organized Crime;"
DROPS = "Takes note of the outcome of the workshop about stolen cultural property in museums;"
COMES = "Invites parliaments to adopt legislation concerning juvenile victims of trafficking;"
WELCOMES = "Welcomes the thematic discussions held by the Commission about prison reform;"
STILL = tuple(
    f"Encourages {who} to continue {what};"
    for who, what in (
        ("prosecutors", "exchanging evidence by electronic means"),
        ("judges", "publishing sentencing statistics"),
        ("police academies", "teaching forensic methods"),
        ("customs officers", "inspecting containers at sea ports"),
    )
)
DRAFT = f"""The General Assembly,

Recalling with appreciation the adoption of the Doha Declaration,

     1.   Urges Member States to ratify swiftly the Convention against Transnational Organized Crime;

     2.   Decides to hold a debate, as proposed by {EVIL}, on piracy in the Gulf of Guinea.
"""


def compare(client: Client, before: str = "76/187", after: str = "77/237", **asked: str) -> str:
    response = client.get("/compare/", {"from": before, "to": after, **asked})
    assert response.status_code == 200
    return response.content.decode()


def rows(page: str) -> list[tuple[str, str]]:
    """The relation of each row shown, and its places in words."""
    found = re.findall(r'<li class="change change--(\w+)".*?change__places">(.*?)</p>', page, re.DOTALL)
    spoken = re.compile(r'<span class="spoken">.*?</span>')
    return [(relation, unescape(re.sub("<[^>]+>", "", spoken.sub("", places)))) for relation, places in found]


def paste(client: Client, text: str, held: str = "77/237", **more: str) -> str:
    response = client.post("/compare/pasted/", {"with": held, "text": text, **more})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    return response.content.decode()
