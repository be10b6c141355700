"""What the fuzzing starts from: the sample corpus, made-up resolutions in every style, made-up XML."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.parsing.akn_sample import annex, container, italic, note, paragraph, resolution
from tests.printing.forms import as_draft, as_report, untitled
from tests.printing.printer import printed
from tests.printing.sample import resolution as sample
from tests.printing.styles import STYLES, Style

CORPUS = Path(__file__).parents[2] / "corpus"


def sources(more: Path | None = None) -> list[tuple[str, bytes]]:
    """Names and bytes of the documents to mutate; ``more`` is a folder of further files."""
    found = [(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("*.txt"))]
    found += [
        (f"{name}.txt", _printed(style, seed).encode()) for name, style in STYLES.items() for seed in (1, 2)
    ]
    found += [(f"made-{place}.xml", raw) for place, raw in enumerate(_xml())]
    if more:
        paths = sorted(path for path in more.rglob("*") if path.suffix in (".txt", ".xml"))
        found += [(path.name, path.read_bytes()) for path in paths]
    return found


def _printed(style: Style, seed: int) -> str:
    document = sample(seed * 2)
    random = Random(seed)  # noqa: S311
    forms = {
        "adopted": lambda: document,
        "draft": lambda: as_draft(document, random),
        "report": lambda: as_report([document, document]),
        "untitled": lambda: untitled(document),
    }
    return printed(forms[style.form](), style, seed)


def _xml() -> Iterator[bytes]:
    preamble = [container(f"{italic('Recalling')} the Code,{note('1', 'See A/84/98.')} and the lamps,")]
    listed = [
        paragraph("Decides:", "1."),
        paragraph("(a) To light;"),
        paragraph("Red;", "(i)"),
        paragraph("on;"),
    ]
    yield resolution(preamble * 3, listed * 4)
    rows = "<container><table><tr><th><p>Oil</p></th></tr><tr><td><p>7</p></td></tr></table></container>"
    yield resolution(
        preamble,
        ["<section><num>II</num><subheading>Fog</subheading>", *listed, "</section>", rows],
        behind=annex(
            paragraph("Annex", style="H1"), paragraph("Rules", style="H1"), paragraph("Keep.", "1."), rows
        ),
    )
