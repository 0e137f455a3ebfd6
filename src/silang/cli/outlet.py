"""`silang outlet`: what Silang knows of the pages of an outlet."""

from __future__ import annotations

from silang.cli import messages, receiving
from silang.cli.options import DONE, INPUT, Files, Language


def learn(*files: Files, lang: Language = "id") -> int:
    """Propose an outlet file from many articles of one outlet: print it, for a person to read and accept.

    It holds the outlet's name, its host, and the lines that recur on its pages, each with how often it was seen.
    """
    from silang import outlet_learning, pack

    messages.speak(lang)
    received = receiving.receive(files)
    if received.articles:
        print(outlet_learning.learn(received.articles, pack.load("id")), end="")
    receiving.summarise(received, received.set_aside)
    return INPUT if received.set_aside else DONE
