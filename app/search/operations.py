"""Keeping the words of every row that can be found, in the transaction that changes it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import delete, event, exists, insert, inspect, select
from sqlalchemy.orm import Session

from app.audit.operations import record
from app.core.db import db
from app.core.permissions import require
from app.core.viewer import Viewer
from app.search.models import SearchWord
from app.search.policy import REBUILD
from app.search.sources import SOURCES, Source

TABLE: Any = SearchWord.__table__
AT_ONCE = 5_000


@event.listens_for(Session, "after_flush")
def _follow(session: Session, context: object) -> None:
    """Whichever operation wrote a row, its words change with it: none has to think of it, so none forgets."""
    for source in SOURCES.values():
        gone = [source.number(row) for row in session.deleted if type(row) is source.model]
        changed = [row for row in session.new if type(row) is source.model]
        changed += [row for row in session.dirty if type(row) is source.model and _differs(row, source)]
        if gone or changed:
            _replace(source, changed, also_gone=gone)


def _differs(row: Any, source: Source) -> bool:
    state = inspect(row)
    return any(state.attrs[name].history.has_changes() for name in source.fields)


def _replace(source: Source, rows: list[Any], also_gone: Iterable[int] = ()) -> None:
    """On the connection itself: the session is in the middle of writing."""
    connection = db.session.connection()
    numbers = [source.number(row) for row in rows]
    connection.execute(delete(TABLE).where(TABLE.c.source == source.name, TABLE.c.owner_id.in_([*numbers, *also_gone])))
    found = list(_words_of(source, rows))
    if found:
        connection.execute(insert(TABLE), found)


def _words_of(source: Source, rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    texts = source.texts()
    for row in rows:
        text = texts(row)
        for word in source.words(text) if text else ():
            yield {"source": source.name, "word": word, "owner_id": source.number(row)}


def keep(source: Source) -> int:
    """All words of a source anew, within what its own package is doing, such as loading a file past the session."""
    db.session.execute(delete(SearchWord).where(SearchWord.source == source.name))
    key = inspect(source.model).primary_key[0]
    columns = [getattr(source.model, name) for name in source.fields if name != key.name]
    count, waiting = 0, []
    for word in _words_of(source, db.session.execute(select(key, *columns)).all()):
        waiting.append(word)
        count += 1
        if len(waiting) == AT_ONCE:
            db.session.execute(insert(TABLE), waiting)
            waiting = []
    if waiting:
        db.session.execute(insert(TABLE), waiting)
    return count


def forget_gone() -> None:
    """The words of rows that went past the session, such as those that the database took away with their parent."""
    for source in SOURCES.values():
        key = inspect(source.model).primary_key[0]
        if key.type.python_type is int:
            here = exists().where(key == TABLE.c.owner_id).correlate(TABLE)
            db.session.execute(delete(TABLE).where(TABLE.c.source == source.name, ~here))


def rebuild(*, actor: Viewer, now: datetime) -> int:
    """Every word anew, for instance after an older release or a restored copy; gives their number."""
    require(REBUILD, actor)
    db.session.execute(delete(SearchWord))
    count = sum(keep(source) for source in SOURCES.values())
    record("search:rebuild", actor=actor, now=now, subject=("search", None), counts={"words": count})
    return count
