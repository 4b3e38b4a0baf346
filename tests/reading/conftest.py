"""One reader for all tests of reading: loading the language pipeline takes a second."""

import pytest

from tallystick import language
from tallystick.reading import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(language.load())
