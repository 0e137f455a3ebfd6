"""Parquet files, one article a row; read in batches by pyarrow (extra `silang[parquet]`), of the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from silang.errors import InputError
from silang.model import Article
from silang.sources import provenance
from silang.sources.kinds import Given
from silang.sources.tables import rows

_BATCH = 64  # rows held at a time
_MOST_BYTES = 4_000_000_000  # of a row group, unpacked


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The article of each row, in order, for a row that holds none the error that says why; fields are those of `rows.article`.

    Raises InputError where the file is damaged or its text is packed too densely.
    """
    number = 0
    try:
        file = pq.ParquetFile(stream)
        columns = [name for name in file.schema_arrow.names if name in _needed(given)]
        if not set(columns) & {given.fields.get("text"), *rows.names()["text"]}:
            named = ", ".join(file.schema_arrow.names[:12])
            raise InputError(given.where, f"no column holds an article's words: found {named}; name it by --map text=COLUMN")
        _bounded(file, given.where)
        for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                try:
                    found = rows.article(row, f"{given.where}: row {number}", given)
                    received = provenance.of(found.text.encode(), given, "application/vnd.apache.parquet", f"row {number}", "utf-8")
                    yield msgspec.structs.replace(found, provenance=received)
                except InputError as error:
                    yield error
    except (pa.ArrowException, OSError, ValueError, UnicodeDecodeError) as error:
        raise InputError(given.where, f"not valid Parquet after row {number}: {error}") from error


def _needed(given: Given) -> set[str]:
    """The columns that a field may be read from; of a path into an object, its column."""
    wanted = {name for field in rows.FIELDS for name in (given.fields.get(field), *rows.names()[field]) if name}
    return wanted | {name.partition(".")[0] for name in wanted}


def _bounded(file: pq.ParquetFile, where: str) -> None:
    """Refuses what unpacks to more than can be held; a column's own sizes are not asked for, since pyarrow dies of wrong ones."""
    for group in range(file.metadata.num_row_groups):
        size = file.metadata.row_group(group).total_byte_size
        if size > _MOST_BYTES:
            raise InputError(where, f"too large to unpack: {size:,} bytes in a row group")
