"""Tantivy on the same rows: twenty best by BM25 with snippets, the total, and the counts of every facet."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.measure import Times, steady
from benchmarks.rows import FACETS, narrowing, rows
from benchmarks.workload import Query

PAGE_SIZE = 20
MOST_VALUES = 1_000
"""Values of a facet that are counted."""
HEAP_BYTES = 200_000_000


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", stored=True, tokenizer_name="en_stem")
    for facet in FACETS:
        builder.add_text_field(facet, tokenizer_name="raw", fast=True)
    builder.add_integer_field("dated", fast=True, indexed=True)
    return builder.build()


def build(folder: Path) -> None:
    """Write the rows into a new index."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    writer = tantivy.Index(_schema(), path=str(folder)).writer(heap_size=HEAP_BYTES, num_threads=1)
    for row in rows():
        values = {facet: getattr(row, facet) for facet in FACETS}
        writer.add_document(tantivy.Document(body=row.text, dated=row.dated, **values))
    writer.commit()
    writer.wait_merging_threads()


def _query(index: Any, query: Query, left_out: str = "") -> Any:
    """Return a search, narrowed by every facet but one."""
    must = [(tantivy.Occur.Must, _words(index, query))]
    for name, value in narrowing(dict(query.chosen)).items():
        if name != left_out:
            must.append((tantivy.Occur.Must, tantivy.Query.term_query(index.schema, name, value)))
    return tantivy.Query.boolean_query(must)


def _words(index: Any, query: Query) -> Any:
    if not query.words:
        return tantivy.Query.all_query()
    match query.mode:
        case "any":
            text = " OR ".join(query.words)
        case "not":
            text = f"+{query.words[0]} -{query.words[1]}"
        case "phrase":
            text = f'"{" ".join(query.words)}"'
        case "prefix":
            return tantivy.Query.regex_query(index.schema, "body", f"{query.words[0]}.*")
        case _:
            text = " ".join(f"+{word}" for word in query.words)
    return index.parse_query(text, ["body"])


def run(index: Any, query: Query) -> int:
    """Answer one search; return the total."""
    searcher, sought = index.searcher(), _query(index, query)
    order = {"order_by_field": "dated"} if query.sort == "newest" or not query.words else {}
    found = searcher.search(sought, PAGE_SIZE, count=True, offset=(query.page - 1) * PAGE_SIZE, **order)
    snippets = tantivy.SnippetGenerator.create(searcher, sought, index.schema, "body")
    for _, address in found.hits:
        snippets.snippet_from_doc(searcher.doc(address)).to_html()
    narrowed = narrowing(dict(query.chosen))
    plain = {
        facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in FACETS if facet not in narrowed
    }
    searcher.aggregate(sought, plain)
    for facet in narrowed:
        alone = {facet: {"terms": {"field": facet, "size": MOST_VALUES}}}
        searcher.aggregate(_query(index, query, facet), alone)
    return int(found.count)


def timed(folder: Path, workload: Sequence[Query]) -> Times:
    """Time the workload."""
    index = tantivy.Index.open(str(folder))
    return Times([steady(lambda query=query: run(index, query)) for query in workload])  # type: ignore[misc]
