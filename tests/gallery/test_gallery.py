"""The page in the repository is what the code writes now."""

from tests.gallery.page import PAGE, text


def test_the_page_is_as_the_code_writes_it() -> None:
    assert PAGE.read_text() == text(), "run make gallery"
