"""What SQLite and PostgreSQL say differently, said once.

`insert` is PostgreSQL's: SQLite's compiler knows ON CONFLICT by the same names, and asks for no more than it
carries.
"""

from typing import Any

from sqlalchemy import ColumnElement, String
from sqlalchemy.dialects.postgresql import insert as insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler


class Field(ColumnElement[str]):
    """What a field of a JSON text holds, as text; NULL where there is none."""

    inherit_cache = False
    type = String()

    def __init__(self, body: ColumnElement[str], name: str) -> None:
        self.body = body
        self.name = name


@compiles(Field)
def _of_sqlite(field: Field, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_extract({compiler.process(field.body, **more)}, '$.{field.name}')"


@compiles(Field, "postgresql")
def _of_postgresql(field: Field, compiler: SQLCompiler, **more: Any) -> str:
    return f"(CAST({compiler.process(field.body, **more)} AS json) ->> '{field.name}')"
