"""SQLite FTS5 on the same rows: twenty best by BM25 with highlights, the total, the counts of every facet."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Times, milliseconds
from benchmarks.rows import FACETS, narrowing, rows
from benchmarks.workload import Query

PAGE_SIZE = 20


def build(path: Path) -> None:
    """Write the rows into a new database."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute("CREATE VIRTUAL TABLE text USING fts5 (body, tokenize='porter unicode61')")
        database.execute(f"CREATE TABLE facets (key INTEGER PRIMARY KEY, {', '.join(FACETS)}, dated)")
        for row in rows():
            database.execute("INSERT INTO text (rowid, body) VALUES (?, ?)", (row.key, row.text))
            database.execute("INSERT INTO facets VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (row.key, *row[2:]))
        database.execute("CREATE INDEX newest ON facets (dated DESC, key)")
        database.execute("INSERT INTO text (text) VALUES ('optimize')")


def run(database: sqlite3.Connection, query: Query) -> int:
    """Answer one search; return the total."""
    where = " AND ".join(f"{name} = :{name}" for name in narrowing(dict(query.chosen))) or "1"
    values = {**narrowing(dict(query.chosen)), "sought": query.fts5, "first": (query.page - 1) * PAGE_SIZE}
    hits = "facets"
    if query.words:
        hits = "hits"
        database.execute("DROP TABLE IF EXISTS temp.hits")
        database.execute(
            "CREATE TEMP TABLE hits AS SELECT facets.* FROM text JOIN facets ON facets.key = text.rowid"
            " WHERE text MATCH :sought",
            values,
        )
    total: int = database.execute(f"SELECT count(*) FROM {hits} WHERE {where}", values).fetchone()[0]
    for facet in FACETS:
        others = [f"{name} = :{name}" for name in narrowing(dict(query.chosen)) if name != facet]
        narrowed = " AND ".join(others) or "1"
        statement = f"SELECT {facet}, count(*) FROM {hits} WHERE {narrowed} GROUP BY 1"
        database.execute(statement, values).fetchall()
    limit = f" LIMIT {PAGE_SIZE} OFFSET :first"
    if not query.words:
        newest = f"SELECT body FROM (SELECT key FROM facets WHERE {where} ORDER BY dated DESC, key{limit})"
        database.execute(f"{newest} JOIN text ON text.rowid = key", values).fetchall()
        return total
    order = "dated DESC" if query.sort == "newest" else "rank"
    database.execute(
        "SELECT highlight(text, 0, '<', '>') FROM text JOIN facets ON facets.key = text.rowid"
        f" WHERE text MATCH :sought AND {where} ORDER BY {order}{limit}",
        values,
    ).fetchall()
    return total


def timed(path: Path, workload: Sequence[Query]) -> Times:
    """Time the workload; each search once, after one that is not counted."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA cache_size = -1000000")
    database.execute("PRAGMA temp_store = MEMORY")
    times = []
    for query in workload:
        run(database, query)
        times.append(milliseconds(lambda query=query: run(database, query)))  # type: ignore[misc]
    return Times(times)
