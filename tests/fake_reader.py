"""What stands for a reader where only the processes matter; it imports little, so that they start at once."""

from __future__ import annotations

import os
import signal
import time

from kg.documents import document_from_text
from kg.errors import InputError
from kg.model import Document, Extraction

DOCUMENTS = [document_from_text(f"Article {n}.", id=f"a{n:02}", language="fr") for n in range(12)]


class Fake:
    """Reads nothing; the longer, the earlier the document stands. Fails, dies or lingers over one that says so."""

    def read(self, document: Document) -> Extraction:
        if document.id == "failing":
            raise InputError("cannot be read", where=document.id, remedy="leave it out")
        if document.id == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        if document.id == "endless":
            os.write(1, f"{os.getpid()}\n".encode())  # at once, so that two lines do not mix
            time.sleep(600)
        if document.id.startswith("a"):
            time.sleep(0.02 * (12 - int(document.id[1:])) / 12)
        return Extraction(document=document, entities=(), mentions=(), claims=())


def fake(language: str) -> Fake:
    assert language == "fr"
    return Fake()


def named(name: str) -> Document:
    return document_from_text("Un article.", id=name, language="fr")
