"""References in a document's texts: which resolution, decision, document, treaty or publication is cited.

What counts: only what carries an identifier, or a blank such as ``80/___``. Every occurrence is
listed, in order. ``raw`` is the identifier alone as printed, so that ``text[offset:offset + len(raw)]
== raw``:

* ``69/193``, ``2200 A (XXI)``, ``1373 (2001)``, ``75/101 A and B`` (one citation), ``80/___``;
* of a range (``71/1 to 71/5``) the two numbers printed, nothing between them;
* a document's symbol; ``Corr.1`` alone in ``E/2013/30 and Corr.1``, with its whole symbol;
* a treaty's ``vol. 976, No. 14152``, its ``number`` the registration number ``14152``;
* a publication's sales number ``E.91.IV.2``;
* ``Ibid.`` only where the footnote prints no identifier of its own.

Finding (``identifiers``) and deciding (``whose``) are separate; words and names are data
(``vocabulary``, ``organs``). What cannot be decided stays without ``body`` and gives a warning.
"""

from resolutions.parsing.records import Citation, Document
from resolutions.parsing.references.documents import Reader
from resolutions.parsing.references.memory import Memory
from resolutions.parsing.references.organs import GENERAL_ASSEMBLY, speaking
from resolutions.parsing.references.phrases import phrases
from resolutions.parsing.references.reading import read


def with_citations(document: Document) -> Document:
    """The document with the citations of every text in it, and warnings for those not decided."""
    return Reader(document).read()


def citations(
    text: str, *, language: str = "en", body: str = GENERAL_ASSEMBLY.name, session: int | None = None
) -> tuple[Citation, ...]:
    """The references in any text, as if it were a paragraph of ``body`` in that session.

    >>> [citation.symbol for citation in citations("Recalling its resolutions 69/193 and 70/1,")]
    ['A/RES/69/193', 'A/RES/70/1']
    """
    return read(text, phrases(language), Memory(speaking(body), session)).citations
