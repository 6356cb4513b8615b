"""The messages of the corpus, one shape after the other."""

from collections.abc import Iterator

from benchmarks.accuracy import messages
from benchmarks.corpus.world import NEGATIVE, POSITIVE, World
from detectors.message import Message


def messages_of_every_shape(world: World, flows: int) -> Iterator[Message]:
    """Requests and answers of so many flows of each shape."""
    for shape in (*POSITIVE.values(), *NEGATIVE.values()):
        for flow in shape(world).flows[:flows]:
            yield from (sent.message for sent in messages(flow))
