"""The index: which row holds which word."""

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model
from app.core.names import LONGEST

# In the order of their letters' numbers on both engines, so that a beginning is one stretch of the index.
WORD = String(LONGEST).with_variant(String(LONGEST, collation="C"), "postgresql")


class SearchWord(Model):
    """``word`` is in one spelling. No foreign key: what is found lives in the packages above, each of which says by
    its own query what of it a reader may see."""

    __tablename__ = "search_words"
    __table_args__ = (Index("ix_search_words_owner", "source", "owner_id"),)

    source: Mapped[str] = mapped_column(String(30), primary_key=True)
    word: Mapped[str] = mapped_column(WORD, primary_key=True)
    # Wide enough for the code of a desa, read as one number.
    owner_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
