"""`python -m tests.gallery`: write the page anew, pictures and all."""

from tests.gallery.drawings import draw
from tests.gallery.page import FOLDER, PAGE, text


def main() -> None:
    draw(FOLDER)
    PAGE.write_text(text())
    print(f"Written: {PAGE.relative_to(PAGE.parents[2])}")


if __name__ == "__main__":
    main()
